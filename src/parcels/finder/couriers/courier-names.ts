import { COURIERS, type Courier, type CourierKey } from './couriers.ts';

/** What shops and people call couriers beside a number, in small letters without blanks, dots and dashes. */
const NAMES: ReadonlyMap<string, CourierKey> = new Map(
  Object.entries<string>({
    ups: 'ups unitedparcelservice',
    upsMailInnovations: 'upsmailinnovations upsmi',
    fedex: 'fedex fedexexpress fedexground fedexsmartpost federalexpress',
    usps: 'usps uspostalservice unitedstatespostalservice',
    dhl: 'dhl dhlexpress',
    dhlEcommerce: 'dhlecommerce dhlglobalmail',
    dhlGermany: 'dhlpaket dhlgermany',
    deutschePost: 'deutschepost',
    dhlNetherlands: 'dhlparcelnl',
    amazon: 'amazonlogistics',
    ontrac: 'ontrac',
    lasership: 'lasership',
    purolator: 'purolator',
    canpar: 'canpar',
    uniuni: 'uniuni',
    newgistics: 'newgistics',
    royalMail: 'royalmail',
    parcelforce: 'parcelforce',
    evri: 'evri hermes myhermes',
    yodel: 'yodel',
    dpd: 'dpd',
    dpdUnitedKingdom: 'dpduk',
    gls: 'gls',
    tnt: 'tnt',
    postNl: 'postnl',
    bpost: 'bpost',
    pocztaPolska: 'pocztapolska pocztex polandpost',
    inpost: 'inpost paczkomat',
    laPoste: 'laposte',
    colissimo: 'colissimo',
    chronopost: 'chronopost',
    mondialRelay: 'mondialrelay',
    correosSpain: 'correos',
    ctt: 'ctt',
    posteItaliane: 'posteitaliane',
    bartolini: 'bartolini brt',
    swissPost: 'swisspost',
    austrianPost: 'austrianpost',
    anPost: 'anpost',
    postenNorge: 'postennorge',
    postNordSweden: 'postnord',
    novaPoshta: 'novaposhta новапошта',
    cdek: 'cdek сдэк',
    russianPost: 'почтароссии',
    canadaPost: 'canadapost postescanada',
    australiaPost: 'auspost australiapost',
    newZealandPost: 'nzpost',
    brazilCorreios: 'correios',
    indiaPost: 'indiapost',
    delhivery: 'delhivery',
    bluedart: 'bluedart',
    aramex: 'aramex',
    chinaPost: 'chinapost 中国邮政',
    chinaEms: 'chinaems ems epacket',
    sfExpress: 'sfexpress sf shunfeng 顺丰 顺丰速运 顺丰快递',
    sto: 'sto stoexpress 申通 申通快递',
    yto: 'yto ytoexpress 圆通 圆通速递 圆通快递',
    zto: 'zto ztoexpress 中通 中通快递',
    yunda: 'yunda 韵达 韵达快递',
    jtExpress: 'jtexpress 极兔',
    jd: 'jdlogistics 京东 京东快递',
    deppon: 'deppon 德邦',
    yunExpress: 'yunexpress 云途',
    fourPx: '4px 递四方',
    yanwen: 'yanwen 燕文',
    cainiao: 'cainiao 菜鸟',
    japanPost: 'japanpost 日本郵便',
    yamato: 'yamato ヤマト運輸',
    sagawa: 'sagawa 佐川急便',
    koreaPost: 'koreapost 우체국',
    singaporePost: 'singpost',
    hongKongPost: 'hongkongpost',
  } satisfies Partial<Record<CourierKey, string>>).flatMap(([key, names]) =>
    names.split(' ').map((name) => [name, key as CourierKey] as const),
  ),
);

/** As many words as the longest of the names is written in. */
const MOST_WORDS = 4;

/** Who is meant by up to a few words; `known` is asked for what is no usual name. */
export type NameReader = (words: string) => string | null;

/** A courier's name in a text, and where. */
export interface Named {
  readonly courier: Courier;
  readonly from: number;
  readonly to: number;
}

/** The last name in a text; null for none. A number's own letters are no name. */
export function lastNameIn(text: string, known?: NameReader): Named | null {
  const words = wordsOf(text);
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - MOST_WORDS); start < end; start += 1) {
      const found = nameOf(text, words.slice(start, end), known);
      if (found) return found;
    }
  }
  return null;
}

/** A name that a text begins with; null where it begins with another word. */
export function firstNameIn(text: string, known?: NameReader): Named | null {
  const words = wordsOf(text);
  for (let end = Math.min(MOST_WORDS, words.length); end > 0; end -= 1) {
    const found = nameOf(text, words.slice(0, end), known);
    if (found) return found;
  }
  return null;
}

/** What stands in one word with a name, as in 顺丰单号. */
const HAN_LABEL = /(?:快[递遞])?(?:[单單][号號]|[运運][单單][号號]?|[编編][号號]|番号)$/u;

interface Word {
  readonly from: number;
  readonly to: number;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
  }));
}

function nameOf(text: string, words: readonly Word[], known: NameReader | undefined): Named | null {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return null;
  const given = text.slice(first.from, last.to);
  // Between the words of a name stands a blank, a dash, a dot or an &.
  if (/[^\p{L}\p{N} .&'®™-]/u.test(given)) return null;
  const key = NAMES.get(
    given
      .toLowerCase()
      .replace(/[ .&'®™-]/g, '')
      .replace(HAN_LABEL, ''),
  );
  const code = key ? null : (known?.(given) ?? null);
  if (!key && !code) return null;
  return { courier: key ? COURIERS[key] : [code ?? ''], from: first.from, to: last.to };
}
