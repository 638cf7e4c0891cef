import type { Place } from './finder/candidate.ts';

/** How much of a text is looked at on either side of a number. */
const REACH = 240;
const LONGEST_TITLE = 60;
const MOST_WORDS = 7;

/** What is written where a title could be, and is none: labels of numbers, and words about a parcel's way. */
const NO_TITLE =
  /track|number|numero|número|numéro|nummer|номер|номера|单号|單號|番号|송장|sendung|paket|parcel|package|shipment|shipped|shipping|ship|courier|carrier|deliver|order|bestell|auftrag|colis|suivi|commande|env[ií]o|pedido|paczk|przesyłk|zam[oó]wi|spedizione|ordine|tel|phone|call|https?:|www\.|@|\b(?:is|has|have|was|will|please|here|hi|hello|dear|and|your|our|by|via|with|from|ist|hat|mit|und|the|id|ref|eta)\b/iu;

const QUOTED = /[“„"]([^“”„"\n]{2,80})[”“"]|«\s?([^«»\n]{2,80}?)\s?»|「([^「」\n]{2,80})」/gu;
const ITEM =
  /^[^\S\n]*(?:items?|products?|articles?|artikel|produkte?|produits?|productos?|articol[oi]|bezeichnung|contents?|inhalt|contenu|商品|品名|товар)[^\S\n]*[:：][^\S\n]*(?:\d+[^\S\n]*[x×][^\S\n]*)?(\S[^\n]{0,100})$/gimu;
const SHOP =
  /(?:order|purchase|package|parcel|shipment|shopping|bestellung|einkauf|commande|achat|pedido|compra|ordine|acquisto|zamówienie|zakupy)[^\S\n]+(?:from|at|with|bei|von|aus|chez|auprès de|de|en|da|presso|z|w)[^\S\n]+((?:\p{Lu}[\p{L}\p{N}&'’.-]*|&)(?:[^\S\n]+(?:\p{Lu}[\p{L}\p{N}&'’.-]*|&)){0,4})/gu;

/**
 * What a text calls a parcel, where that is evident: what stands beside its number, else the article or the shop that
 * is named nearest before it; empty where nothing is. Looks at some hundred characters around.
 *
 * @param within where the number stands, with what names its carrier
 * @param between where the numbers before and after it end and begin: what lies beyond is theirs
 */
export function titleInText(text: string, within: Place, between: Place): string {
  const lead = text.slice(Math.max(between.from, within.from - REACH), within.from);
  const rest = text.slice(within.to, Math.min(between.to, within.to + REACH));
  const earlier = text.slice(Math.max(0, within.from - 2 * REACH), within.from);
  const [before, after] = [lead.slice(lead.lastIndexOf('\n') + 1), rest.split('\n', 1)[0] ?? ''];
  return (
    quotedIn(before) ||
    quotedIn(after) ||
    besideIn(before, after) ||
    named(ITEM, lead) ||
    named(ITEM, rest) ||
    named(SHOP, earlier)
  );
}

function quotedIn(line: string): string {
  const found = [...line.matchAll(QUOTED)].flatMap((match) => match.slice(1).filter(Boolean));
  return found.map(tidied).find(isTitle) ?? '';
}

/** `Blue kettle: 1Z…`, `1Z… – Blue kettle`, `1Z… (Blue kettle)` */
function besideIn(before: string, after: string): string {
  const [, lead = ''] = /^[\s>*•·\d.)-]*(.*?)\s*(?:[:：|–—\t]|\s-)\s*[([{*_`]*$/u.exec(before) ?? [];
  const [, bracketed, rest = ''] =
    /^[*_`]*\s*(?:\(([^()\n]+)\)|[)\]}]?\s*(?:[|–—\t]|-\s|[:：]\s)\s*(.*))/u.exec(after) ?? [];
  return [lead, bracketed ?? rest].map(tidied).find((each) => isTitle(each) && !NO_TITLE.test(each)) ?? '';
}

/** The last that is named so. */
function named(pattern: RegExp, text: string): string {
  const all = [...text.matchAll(pattern)].map(([, found = '']) => tidied(found));
  return all.filter(isTitle).at(-1) ?? '';
}

function tidied(text: string): string {
  return text
    .replace(/[*_`~]+/g, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s"'“”„«»]+|[\s"'“”„«».,;:!–—-]+$/gu, '');
}

function isTitle(text: string): boolean {
  const words = text.split(' ');
  return (
    /\p{L}{2}/u.test(text) &&
    text.length <= LONGEST_TITLE &&
    words.length <= MOST_WORDS &&
    !/\d{6}|\p{Lu}{2}\d{4}/u.test(text)
  );
}
