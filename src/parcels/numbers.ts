import { normalForm } from '../domain/normal-form.ts';
import { failure, type Result, success } from '../domain/result.ts';

export const NUMBER_EXPECTED =
  'a tracking number of 5 to 50 letters and digits; blanks and dashes do not matter';

/** Blanks, dashes of every kind, and the invisible characters that come along when text is copied. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}]/gu;

/** Numbers are compared and stored in one form, so that the same parcel pasted twice stays one parcel. */
export function parseNumber(given: string): Result<string> {
  const number = normalForm(given).replace(SEPARATORS, '').toUpperCase();
  if (/^[0-9A-Z_]{5,50}$/.test(number)) return success(number);
  return failure({ code: 'bad-argument', argument: 'number', given, expected: NUMBER_EXPECTED });
}

/** Long enough to be a number of its own, where blanks could also stand within one number. */
const LEAST_OF_SEVERAL = 8;

/** One number with blanks in it, or several between commas, semicolons, line ends or blanks. */
export function parseNumbers(given: string): Result<readonly string[]> {
  const parts = given.split(/[,;，、\n]+/u).filter((part) => part.trim() !== '');
  const numbers = new Set<string>();
  for (const part of parts) {
    const words = part.trim().split(/\s+/);
    const several = words.every((word) => looksLikeNumber(word) && word.length >= LEAST_OF_SEVERAL);
    for (const each of several ? words : [part]) {
      const number = parseNumber(each);
      if (!number.ok) return number;
      numbers.add(number.value);
    }
  }
  if (numbers.size > 0) return success([...numbers]);
  return failure({ code: 'bad-argument', argument: 'number', given, expected: NUMBER_EXPECTED });
}

/** Whether a word could be a tracking number, for telling it from a carrier that is not known. */
export function looksLikeNumber(word: string): boolean {
  const plain = word.replace(SEPARATORS, '');
  return /^\w{5,}[,;，、]*$/u.test(plain) && (plain.match(/\d/g)?.length ?? 0) >= 4;
}
