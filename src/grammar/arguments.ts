import type { CarrierDirectory } from '../carriers/carrier-directory.ts';
import type { Carrier } from '../domain/carrier.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { ArgumentKind } from './command.ts';

/** What each kind of argument accepts, in words for people. */
export const EXPECTED: Readonly<Record<ArgumentKind, string>> = {
  carrier: 'a carrier code or name, such as sto, dhl or china-ems',
  number: 'a tracking number of 5 to 50 letters and digits; blanks and dashes do not matter',
  text: 'a text of at most 200 characters',
};

const LONGEST_TEXT = 200;

/** Blanks, dashes of every kind, and the invisible characters that come along when text is copied. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}]/gu;

/** Numbers are compared and stored in one form, so that the same parcel pasted twice stays one parcel. */
export function parseNumber(given: string): Result<string> {
  const number = given.normalize('NFKC').replace(SEPARATORS, '').toUpperCase();
  if (/^[0-9A-Z_]{5,50}$/.test(number)) return success(number);
  return failure({ code: 'bad-argument', argument: 'number', given, expected: EXPECTED.number });
}

export function parseText(argument: string, given: string): Result<string> {
  const text = given.replace(/\p{Cc}+/gu, ' ').trim();
  if (text !== '' && text.length <= LONGEST_TEXT) return success(text);
  return failure({ code: 'bad-argument', argument, given, expected: EXPECTED.text });
}

/** While no list of carriers can be had, any well-formed code is taken at its word: the service will judge it. */
export async function parseCarrier(given: string, directory: CarrierDirectory): Promise<Result<Carrier>> {
  const index = await directory.index();
  const found = index?.match(given);
  if (found) return success(found);
  if (!index && /^[a-z0-9-]+$/i.test(given)) {
    return success({ code: given.toLowerCase(), name: given.toLowerCase(), phone: null, homepage: null });
  }
  return failure({ code: 'unknown-carrier', given, nearest: index?.nearest(given) ?? [] });
}

/** Whether a word could be a tracking number, for telling it from a carrier that is not known. */
export function looksLikeNumber(word: string): boolean {
  const plain = word.replace(SEPARATORS, '');
  return /^\w{5,}$/.test(plain) && (plain.match(/\d/g)?.length ?? 0) >= 4;
}
