import type { Courier } from './couriers/couriers.ts';
import { luhn } from './formats/check-digits.ts';
import { type Reading, readNumber } from './formats/read-number.ts';
import type { Surroundings } from './surroundings.ts';
import type { Window } from './windows.ts';

/** Digits of a telephone; the service's couriers have longer numbers, but for DHL Express. */
const LONGEST_TELEPHONE = 11;
/** Letters with fewer digits are anybody's order number. */
const SHORTEST_MIXED = 11;
/** As many digits as no telephone has, and as no payment card. */
const SHORTEST_ALONE = 12;
const SHORTEST_BARCODE = 20;
/** A text that is longer is no list of numbers alone. */
const LONGEST_LIST = 4_000;

/** Whether something of no courier's own form is no tracking number, as far as the text says. */
export function isIdle(
  text: { readonly plain: string; readonly isList: boolean },
  window: Window,
  reading: Reading,
  around: Surroundings,
  isNamed: boolean,
): boolean {
  if (isPartOfMore(text.plain, window)) return true;
  if (around.isLabelled) return window.number.length < 8;
  if (around.doubt !== null) return true;
  if (window.by === 'groups') return !isNumberInGroups(text.plain, window, reading, isNamed);
  if (isNamed || isProvenFor(around.named, window)) return false;
  return !isLikely(window, reading) && !text.isList;
}

/** Groups of digits are a number where somebody names its carrier, or the check digit and their length leave no doubt. */
function isNumberInGroups(plain: string, window: Window, reading: Reading, isNamed: boolean): boolean {
  const { number, atoms, from, to } = window;
  if (reading.format === null || isTelephone(window)) return false;
  if (!isNamed && isCard(number)) return false;
  if (isNamed) return true;
  if (atoms.slice(1).every(({ gap }) => gap === '.')) return reading.format === 'Swiss Post';
  const isAlone = plain.length <= LONGEST_LIST && (plain.slice(0, from) + plain.slice(to)).trim() === '';
  return reading.checkDigit === 'right' && number.length >= (isAlone ? SHORTEST_ALONE : SHORTEST_BARCODE);
}

/** A carrier is named somewhere before, and the number has its check digit. */
function isProvenFor(named: Courier | null, { number }: Window): boolean {
  return named !== null && readNumber(number, named).checkDigit === 'right';
}

/** A number of digits that somebody could follow, though nobody says so. */
function isLikely({ number, atoms }: Window, { format, checkDigit }: Reading): boolean {
  if (format === null || checkDigit === 'wrong') return false;
  if (!/^\d+$/.test(number)) {
    const isSmall = atoms.some(({ hasSmallLetters }) => hasSmallLetters);
    return !isSmall && (checkDigit === 'right' || number.length > SHORTEST_MIXED);
  }
  return number.length > LONGEST_TELEPHONE && !isCard(number) && !isTimestamp(number);
}

/** A payment card's number is nobody's business. */
function isCard(number: string): boolean {
  return /^[3-6]\d{14,15}$/.test(number) && luhn(number);
}

/** Milliseconds since 1970, of the years from 2014 to 2033, and a day with its time: `20261125103000`. */
function isTimestamp(number: string): boolean {
  return /^(?:1[4-9]\d{11}|20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[0-2]\d[0-5]\d(?:[0-5]\d)?)$/.test(
    number,
  );
}

/** `555-123-4567`, `1-800-742-5877` */
function isTelephone({ atoms }: Window): boolean {
  const groups = atoms.map(({ text }) => text.length).join('-');
  return /^(?:1-)?3-3-4$/.test(groups) && atoms.slice(1).some(({ gap }) => gap.includes('-'));
}

/** A piece of an address, a decimal number, an identifier with dashes. */
function isPartOfMore(plain: string, { from, to, by }: Window): boolean {
  const before = plain.slice(Math.max(0, from - 2), from);
  if (by === 'word' && /\d\.$|[@\\+~&%]$|[0-9A-Za-z]-$/.test(before)) return true;
  return /^(?:@|\.\d|%|-[0-9A-Za-z]|\\)/.test(plain.slice(to, to + 2));
}

/** Whether a text is nothing but words that could be numbers. */
export function isList(plain: string): boolean {
  if (plain.length > LONGEST_LIST) return false;
  const words = plain.split(/[\s,;、，]+/).filter((word) => word !== '');
  return words.every((word) => /^[0-9A-Za-z-]+$/.test(word) && (word.match(/\d/g)?.length ?? 0) >= 4);
}
