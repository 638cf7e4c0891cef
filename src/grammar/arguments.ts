import type { Carrier } from '../domain/carrier.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import type { ArgumentKind } from './command-table.ts';

/** What each kind of argument accepts, in words for people. */
export const EXPECTED: Readonly<Record<ArgumentKind, string>> = {
  carrier: 'a carrier code or name, such as sto, dhl or china-ems',
  parcel: 'carrier and number, the number alone, a title, #3 of the last list, or this',
  numbers: 'a tracking number of 5 to 50 letters and digits; blanks and dashes do not matter',
  text: 'a text of at most 200 characters',
  email: 'an e-mail address',
  phone: 'a telephone number of 5 to 30 digits, with or without +',
  country: 'a country: two letters such as PL, or its English name',
  language: 'two letters for a language, such as en',
  date: 'a date, such as 2026-11-24 or 20261124',
  moment: 'a date and a time, such as 2026-11-24 16:51',
  yesno: 'yes or no',
  'edit-status': 'delivered, exception or restore',
  query: 'words such as status:transit carrier:sto -archived:yes since:7d',
  lines: 'one parcel a line, or with ; between them, such as: sto 402934299065 title="Blue kettle"',
  file: 'a text file in CSV format, at most 1 MB',
  since: 'a time span such as 7d or 12h, or a date such as 2026-11-01',
  company: 'DHL, UPS, FedEx or TNT',
  length: 'short or full',
  only: 'all, status, key, or statuses such as exception,delivered',
  form: 'card, thread or post',
  echo: 'problems, all or none',
  mention: 'nobody, me or here',
  mute: 'a time span such as 8h, until-delivered, until-problem, or off',
  quiet: 'two times of day such as 22:00-07:00, or off',
  'time-of-day': 'a time of day such as 08:30, or off',
  zone: 'a time zone such as Europe/Warsaw',
  days: 'a number of days from 1 to 365, or off',
  place: 'here, me, or a channel of this workspace',
  target: 'a parcel, or a query such as carrier:sto status:exception',
};

const LONGEST_TEXT = 200;

/** Blanks, dashes of every kind, and the invisible characters that come along when text is copied. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}]/gu;

/** Numbers are compared and stored in one form, so that the same parcel pasted twice stays one parcel. */
export function parseNumber(given: string): Result<string> {
  const number = given.normalize('NFKC').replace(SEPARATORS, '').toUpperCase();
  if (/^[0-9A-Z_]{5,50}$/.test(number)) return success(number);
  return failure({ code: 'bad-argument', argument: 'number', given, expected: EXPECTED.numbers });
}

/** Long enough to be a number of its own, where blanks could also stand within one number. */
const LEAST_OF_SEVERAL = 8;

/** One number with blanks in it, or several between commas, semicolons, line ends or blanks. */
export function parseNumbers(given: string): Result<readonly string[]> {
  const parts = given.split(/[,;，、\n]+/u).filter((part) => part.trim() !== '');
  const numbers: string[] = [];
  for (const part of parts) {
    const words = part.trim().split(/\s+/);
    const several = words.every((word) => looksLikeNumber(word) && word.length >= LEAST_OF_SEVERAL);
    for (const each of several ? words : [part]) {
      const number = parseNumber(each);
      if (!number.ok) return number;
      if (!numbers.includes(number.value)) numbers.push(number.value);
    }
  }
  if (numbers.length > 0) return success(numbers);
  return failure({ code: 'bad-argument', argument: 'number', given, expected: EXPECTED.numbers });
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
  const plain = word.replace(SEPARATORS, '').replace(/[,;，、]+$/u, '');
  return /^\w{5,}$/.test(plain) && (plain.match(/\d/g)?.length ?? 0) >= 4;
}
