import { firstNameIn, lastNameIn, type NameReader } from './couriers/courier-names.ts';
import type { Courier } from './couriers/couriers.ts';

/** Why digits are rather something else than a tracking number. */
export type Doubt = 'order' | 'telephone' | 'price' | 'other-number';

/** What the text says of a number that stands in it. */
export interface Surroundings {
  /** Whether the words before it say that it is a tracking number. */
  readonly isLabelled: boolean;
  /** Null where they do not say that it is something else. */
  readonly doubt: Doubt | null;
  /** The courier that is named beside it. */
  readonly named: Courier | null;
  /** Whether nothing but a label stands between the name and the number. */
  readonly isNamedDirectly: boolean;
  /** The number with its label, and with what names its carrier. */
  readonly from: number;
  readonly to: number;
}

const END = String.raw`[\s:;#№.°=*"'“”„(<\[_-]*$`;
const NUMBER_WORDS = String.raw`(?:[\s._-]*(?:code|numbers?|nummer|numero|número|numéro|numer|номер|nos?|nrs?|n|num|ids?|is|es|est|ist|lautet|jest|号码|号|番号|番号は|번호|#)[\s:.°]*){0,3}`;
const TRACKING = [
  'track(?:ing)?(?: ?& ?trace)?',
  'trk',
  'awb',
  'air ?way ?bill',
  'waybill',
  'shipment',
  'consignment',
  'parcels?',
  'packages?',
  'label',
  'sendungs?',
  'sendungsverfolgung',
  'paket',
  'pakets?',
  'suivi',
  'de suivi',
  'colis',
  'envío',
  'envio',
  'seguimiento',
  'rastreo',
  'guía',
  'localizador',
  'spedizione',
  'tracciamento',
  'śledzenia',
  'przesyłk[ai]',
  'przesyłki',
  'paczk[ai]',
  'list(?:u)? przewozow(?:y|ego)',
  'rastreamento',
  'rastreio',
  'zending',
  'verzendcode',
  'barcode',
  'seuranta(?:tunnus|koodi)?',
  'sporing(?:s)?',
  'spårnings?',
  'kolli',
  'takip',
  'kargo',
  'zásilk[ay]',
  'трек',
  'трек-номер',
  'отправлени[ея]',
  'посылк[аи]',
  'відправлення',
  '单号',
  '運單',
  '运单',
  '运单号',
  '快递单号',
  '快递',
  '物流',
  '追踪',
  '追跡',
  'お問い合わせ',
  '伝票',
  '송장',
  '운송장',
  'รหัสพัสดุ',
].join('|');
/** `Carrier: UPS` */
const CARRIER_WORDS =
  'carrier|courier|shipped (?:via|by|with)|via|versandunternehmen|paketdienst|transporteur|transportista|corriere|przewoźnik|kurier|перевозчик|快递公司|物流公司|配送会社';
const OTHER: Readonly<Record<Doubt, string>> = {
  order:
    'orders?|bestell(?:ung|nummer)?|bestellungs?|auftrags?|commande|pedido|ordine|zamówieni[ea]|zakaz|заказ|订单|订单号|注文|invoice|rechnungs?|facture|factura|fattura|faktura|inv|po|p\\.o\\.|ref|reference|receipt|transaction|payment',
  telephone:
    'tel|tél|phone|telephone|telefon|téléphone|teléfono|mobile|mobil|cell|handy|fax|call|ring|whatsapp|sms|hotline|電話|电话|手机|전화|тел|телефон|komórka',
  price: 'total|price|preis|prix|precio|summe|usd|eur|gbp|pln|amount',
  'other-number':
    'customer|siret|siren|kunden|client|klient|account|konto|iban|sku|item|article|artikel|art|ean|gtin|isbn|asin|vat|nip|pesel|ssn|card|karte|ticket|case|rma|zip|plz|postcode|user|member|serial|imei|version|date',
};
const before = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})${NUMBER_WORDS}${END}`, 'iu');
const LABEL = before(TRACKING);
/** In languages without blanks a label begins within a word. */
const LABEL_HAN =
  /(?:单号|單號|运单|運單|快递|物流|追踪|追跡|番号|伝票|송장|운송장)[\p{L}]{0,4}[\s:;#№.=-]*$/u;
const NUMBER_NAMES = 'numbers?|nummer|numer|numero|número|numéro|номер|nos?|nrs?|num|code|código|codice|kod';
/** `My tracking number`, `Your UPS`: whose it is makes no difference. */
const WHOSE =
  '(?:my|your|our|the|please|meine?|ihre?|die|bitte|mon|votre|le|mi|su|tu|el|il|la|mój|moja|twoja|мой|ваш)';
/** All of a label, of which some part alone would not say that a tracking number follows. */
const LABEL_WORDS = before(
  `(?:${WHOSE}\\s+)?(?:(?:${NUMBER_NAMES})\\.?\\s+(?:of|de|del|di|do|da)?\\s*)?(?:${TRACKING}|${CARRIER_WORDS}|${NUMBER_NAMES})`,
);
const DOUBTS = (Object.keys(OTHER) as Doubt[]).map((doubt) => [doubt, before(OTHER[doubt])] as const);
const MONEY_BEFORE = /[$€£¥₹₽₩]\s*$/;
const MONEY_AFTER = /^\s?(?:[$€£¥₹₽₩%]|(?:usd|eur|gbp|pln|zł|kr|chf)\b)/i;
const DIRECT = /^[\s:;,#№.°=*"'“”„(<[_/|-]*$/;

/** How much of the text before and after is looked at. */
const BEFORE = 64;
const AFTER = 40;

interface Place {
  readonly from: number;
  readonly to: number;
}

/** `floor` is where the number before ended, or a name that belongs to it. */
export function surroundingsOf(
  plain: string,
  { from, to }: Place,
  floor: number,
  known?: NameReader,
): Surroundings {
  const lead = plain.slice(Math.max(floor, from - BEFORE), from);
  const isLabelled = LABEL.test(lead) || LABEL_HAN.test(lead);
  const earlier = lastNameIn(lead, known);
  const isBefore = earlier !== null && isBetween(lead.slice(earlier.to));
  const later = isBefore ? null : nameAfter(plain, to, known);
  return {
    isLabelled,
    doubt: isLabelled ? null : doubtOf(lead, plain.slice(to, to + AFTER)),
    named: (later ?? earlier)?.courier ?? null,
    isNamedDirectly: later !== null || isBefore,
    from: from - lead.length + startOf(lead, isBefore ? earlier : null),
    to: later ? to + later.to : to,
  };
}

/** Where a number's label and the name of its carrier begin, in either order; other words between them end it. */
function startOf(lead: string, name: { readonly from: number; readonly to: number } | null): number {
  const labelled = beforeLabel(lead, lead.length);
  if (!name || !DIRECT.test(lead.slice(name.to, labelled))) return labelled;
  return beforeLabel(lead, name.from);
}

function beforeLabel(lead: string, to: number): number {
  const words = lead.slice(0, to);
  const label = LABEL_WORDS.exec(words) ?? LABEL_HAN.exec(words);
  return label?.index ?? to;
}

/** `1Z… (UPS)`, `1Z… via UPS`; a comma or a line's end begins something else. */
function nameAfter(plain: string, to: number, known: NameReader | undefined) {
  const rest = plain.slice(to, to + AFTER);
  const [lead = ''] =
    /^[ \t]*(?:[([{–-][ \t]*)?(?:(?:via|by|with|from|per|mit|von|par|con|przez|od)[ \t]+)?/i.exec(rest) ?? [];
  const found = firstNameIn(rest.slice(lead.length).split(/[,;\n\r，；]/, 1)[0] ?? '', known);
  // A name that is followed by a number of its own is that one's.
  if (
    !found ||
    /^[^\p{L}\n]*\d{5}/u.test(plain.slice(to + lead.length + found.to, to + lead.length + found.to + 16))
  )
    return null;
  const end = lead.length + found.to;
  return { ...found, to: /[([{]/.test(lead) && /[)\]}]/.test(rest.charAt(end)) ? end + 1 : end };
}

/** Only a label, or nothing at all. */
function isBetween(words: string): boolean {
  return DIRECT.test(words) || LABEL.test(words) || LABEL_HAN.test(words) || ONLY_NUMBER_WORDS.test(words);
}

const ONLY_NUMBER_WORDS = new RegExp(`^${NUMBER_WORDS}${END}`, 'iu');

function doubtOf(lead: string, rest: string): Doubt | null {
  if (/\+\s?$/.test(lead) || /\+\d{1,3}[\s-]?\(?$/.test(lead)) return 'telephone';
  if (MONEY_BEFORE.test(lead) || MONEY_AFTER.test(rest)) return 'price';
  if (/(?:^|\s)#$/.test(lead)) return 'order';
  return DOUBTS.find(([, words]) => words.test(lead))?.[0] ?? null;
}
