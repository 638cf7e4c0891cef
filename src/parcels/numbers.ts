import { normalForm } from '../domain/normal-form.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { readNumber } from './finder/formats/read-number.ts';

export const NUMBER_EXPECTED =
  'a tracking number of 5 to 50 letters and digits; dashes, and blanks between its groups, do not matter';

/** Dashes of every kind, and the invisible characters that come along when text is copied. */
const SEPARATORS = /[\p{Pd}\p{Cf}]/gu;

/**
 * Numbers are compared and stored in one form, so that the same parcel pasted twice stays one parcel. Blanks are taken
 * out only where they stand between the groups of one number; words around it are named as not understood.
 */
export function parseNumber(given: string): Result<string> {
  const words = given.split(/\s+/).filter((word) => plain(word) !== '');
  if (words.length < 2 || isPrintedNumber(words)) return parseWord(words.map(plain).join(''), given);
  const [only, ...more] = words.filter(isNumberByItself);
  if (only === undefined || more.length > 0) return refused(given);
  const left = words.filter((word) => word !== only);
  return left.length > 0 ? failure({ code: 'not-understood', words: left }) : parseWord(plain(only), given);
}

/** Long enough to be a number of its own, where blanks could also stand within one number. */
const LEAST_OF_SEVERAL = 8;

/** The numbers between blanks; null for what is one number, or none. */
export function numbersBetween(given: string): readonly string[] | null {
  const words = given.trim().split(/\s+/);
  return words.length > 1 && words.every(isNumberByItself) && !isPrintedNumber(words) ? words : null;
}

/** Whether a word could be a tracking number, for telling it from a carrier that is not known. */
export function looksLikeNumber(word: string): boolean {
  const plain = word.replace(SEPARATORS, '');
  return /^\w{5,}[,;，、]*$/u.test(plain) && (plain.match(/\d/g)?.length ?? 0) >= 4;
}

function parseWord(number: string, given: string): Result<string> {
  return /^[0-9A-Z_]{5,50}$/.test(number) ? success(number) : refused(given);
}

function refused(given: string) {
  return failure({ code: 'bad-argument', argument: 'number', given, expected: NUMBER_EXPECTED });
}

/** Whether a word can be a number of its own where others stand beside it. */
export function isNumberByItself(word: string): boolean {
  return plain(word).length >= LEAST_OF_SEVERAL && looksLikeNumber(normalForm(word));
}

/** In the form in which numbers are compared; nothing is left of a dash. */
function plain(word: string): string {
  return normalForm(word).replace(SEPARATORS, '').toUpperCase();
}

/** `4029 3429 9065`: equal groups of digits, of which the first and the last may be shorter. */
const GROUP = /^\d{2,5}$/;
const LEAST_DIGITS = 8;
/** `RA 123 456 785 PL`. https://www.upu.int/en/postal-solutions/programmes-services/standards */
const INTERNATIONAL = /^[A-Z]{2} ?(?:\d ?){9}[A-Z]{2}$/;
/** No printed group is longer; so a name or a whole number is none. */
const LONGEST_GROUP = 7;
const LONGEST_NUMBER = 50;

/** Whether several words are how one number is printed: by its grouping, or by its check digit. */
export function isPrintedNumber(typed: readonly string[]): boolean {
  if (typed.length < 2 || typed.length > LONGEST_NUMBER) return false;
  const words = typed
    .flatMap((word) => word.split(/\p{Pd}+/u))
    .map(plain)
    .filter((word) => word !== '');
  const number = words.join('');
  if (number.length > LONGEST_NUMBER) return false;
  if (INTERNATIONAL.test(words.join(' '))) return true;
  if (areEqualGroups(words)) return true;
  const short = words.every((word) => word.length <= LONGEST_GROUP && /\d|^[A-Z]{1,2}$/.test(word));
  return short && isProven(number);
}

function isProven(number: string): boolean {
  const { certain, checkDigit } = readNumber(number);
  return certain || checkDigit === 'right';
}

function areEqualGroups(words: readonly string[]): boolean {
  const full = words.length > 2 ? words.slice(1, -1) : words.slice(0, 1);
  const size = full[0]?.length ?? 0;
  return (
    words.join('').length >= LEAST_DIGITS &&
    full.every((word) => word.length === size) &&
    words.every((word) => GROUP.test(word) && word.length <= size)
  );
}
