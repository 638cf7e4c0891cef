import { COURIERS, type Courier, type CourierKey } from './couriers.ts';

/** What shops and people call couriers beside a number, in small letters without blanks, dots and dashes. */
const NAMES: Readonly<Record<string, CourierKey>> = {
  ups: 'ups',
  unitedparcelservice: 'ups',
  upsmailinnovations: 'upsMailInnovations',
  upsmi: 'upsMailInnovations',
  fedex: 'fedex',
  fedexexpress: 'fedex',
  fedexground: 'fedex',
  fedexsmartpost: 'fedex',
  federalexpress: 'fedex',
  usps: 'usps',
  uspostalservice: 'usps',
  unitedstatespostalservice: 'usps',
  dhl: 'dhl',
  dhlexpress: 'dhl',
  dhlecommerce: 'dhlEcommerce',
  dhlglobalmail: 'dhlEcommerce',
  dhlpaket: 'dhlGermany',
  dhlgermany: 'dhlGermany',
  deutschepost: 'deutschePost',
  dhlparcelnl: 'dhlNetherlands',
  amazonlogistics: 'amazon',
  ontrac: 'ontrac',
  lasership: 'lasership',
  purolator: 'purolator',
  canpar: 'canpar',
  uniuni: 'uniuni',
  newgistics: 'newgistics',
  royalmail: 'royalMail',
  parcelforce: 'parcelforce',
  evri: 'evri',
  hermes: 'evri',
  myhermes: 'evri',
  yodel: 'yodel',
  dpd: 'dpd',
  dpduk: 'dpdUnitedKingdom',
  gls: 'gls',
  tnt: 'tnt',
  postnl: 'postNl',
  bpost: 'bpost',
  pocztapolska: 'pocztaPolska',
  pocztex: 'pocztaPolska',
  polandpost: 'pocztaPolska',
  inpost: 'inpost',
  paczkomat: 'inpost',
  laposte: 'laPoste',
  colissimo: 'colissimo',
  chronopost: 'chronopost',
  mondialrelay: 'mondialRelay',
  correos: 'correosSpain',
  ctt: 'ctt',
  posteitaliane: 'posteItaliane',
  bartolini: 'bartolini',
  brt: 'bartolini',
  swisspost: 'swissPost',
  austrianpost: 'austrianPost',
  anpost: 'anPost',
  postennorge: 'postenNorge',
  postnord: 'postNordSweden',
  novaposhta: 'novaPoshta',
  cdek: 'cdek',
  сдэк: 'cdek',
  почтароссии: 'russianPost',
  новапошта: 'novaPoshta',
  canadapost: 'canadaPost',
  postescanada: 'canadaPost',
  auspost: 'australiaPost',
  australiapost: 'australiaPost',
  nzpost: 'newZealandPost',
  correios: 'brazilCorreios',
  indiapost: 'indiaPost',
  delhivery: 'delhivery',
  bluedart: 'bluedart',
  aramex: 'aramex',
  chinapost: 'chinaPost',
  chinaems: 'chinaEms',
  ems: 'chinaEms',
  epacket: 'chinaEms',
  sfexpress: 'sfExpress',
  sf: 'sfExpress',
  shunfeng: 'sfExpress',
  sto: 'sto',
  stoexpress: 'sto',
  yto: 'yto',
  ytoexpress: 'yto',
  zto: 'zto',
  ztoexpress: 'zto',
  yunda: 'yunda',
  jtexpress: 'jtExpress',
  jdlogistics: 'jd',
  deppon: 'deppon',
  yunexpress: 'yunExpress',
  '4px': 'fourPx',
  yanwen: 'yanwen',
  cainiao: 'cainiao',
  japanpost: 'japanPost',
  yamato: 'yamato',
  sagawa: 'sagawa',
  koreapost: 'koreaPost',
  singpost: 'singaporePost',
  hongkongpost: 'hongKongPost',
  顺丰: 'sfExpress',
  顺丰速运: 'sfExpress',
  顺丰快递: 'sfExpress',
  申通: 'sto',
  申通快递: 'sto',
  圆通: 'yto',
  圆通速递: 'yto',
  圆通快递: 'yto',
  中通: 'zto',
  中通快递: 'zto',
  韵达: 'yunda',
  韵达快递: 'yunda',
  极兔: 'jtExpress',
  京东: 'jd',
  京东快递: 'jd',
  德邦: 'deppon',
  云途: 'yunExpress',
  菜鸟: 'cainiao',
  燕文: 'yanwen',
  递四方: 'fourPx',
  中国邮政: 'chinaPost',
  ヤマト運輸: 'yamato',
  佐川急便: 'sagawa',
  日本郵便: 'japanPost',
  우체국: 'koreaPost',
};

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
  const key =
    NAMES[
      given
        .toLowerCase()
        .replace(/[ .&'®™-]/g, '')
        .replace(HAN_LABEL, '')
    ];
  const code = key ? null : (known?.(given) ?? null);
  if (!key && !code) return null;
  return { courier: key ? COURIERS[key] : [code ?? ''], from: first.from, to: last.to };
}
