import { z } from 'zod';
import { countryCode } from '../countries.ts';
import { choiceKind, plainKind } from '../kind.ts';

const LONGEST_TEXT = 200;
const LONGEST_PHONE = 31;
/** Bytes, and characters of what is pasted instead. */
export const LONGEST_FILE = 1_000_000;
const YES = ['yes', 'true', 'y', 'on', '1'];
const NO = ['no', 'false', 'n', 'off', '0'];

export const text = plainKind<string>({
  name: 'text',
  expected: `a text of at most ${LONGEST_TEXT} characters`,
  longest: LONGEST_TEXT,
  read(given) {
    const plain = given.replace(/\p{Cc}+/gu, ' ').trim();
    return plain !== '' && plain.length <= LONGEST_TEXT ? plain : null;
  },
});

export const email = plainKind<string>({
  name: 'email',
  expected: 'an e-mail address',
  read: (given) => (z.email().safeParse(given).success ? given : null),
});

export const phone = plainKind<string>({
  name: 'phone',
  expected: 'a telephone number of 5 to 30 digits, with or without +',
  longest: LONGEST_PHONE,
  read: (given) => (/^\+?[\d\s().-]{5,30}$/.test(given) ? given.replace(/\s+/g, ' ') : null),
});

/** Two capital letters. */
export const country = plainKind<string>({
  name: 'country',
  expected: 'a country: two letters such as PL, or its name',
  read: countryCode,
});

/** Two small letters. */
export const language = plainKind<string>({
  name: 'language',
  expected: 'two letters for a language, such as en',
  read: (given) => (/^[a-z]{2}$/i.test(given) ? given.toLowerCase() : null),
});

export const yesNo = plainKind<boolean>({
  name: 'yes-no',
  expected: 'yes or no',
  choices: ['yes', 'no'],
  read: readYesNo,
});

/** One thing a line, as it was typed. */
export const lines = plainKind<string>({
  name: 'lines',
  expected: 'one parcel a line, or with ; between them, such as: sto 402934299065 title="Blue kettle"',
  typed: 'rest',
  longest: LONGEST_FILE,
  read: (given) => given,
});

/** The text of a file. */
export const file = plainKind<string>({
  name: 'file',
  expected: `a text file in CSV format, at most ${LONGEST_FILE / 1_000_000} MB`,
  typed: 'attached',
  longest: LONGEST_FILE,
  read: (given) => given,
});

/** Couriers that charge more for remote areas. */
export const company = choiceKind(['DHL', 'UPS', 'FedEx', 'TNT'], {
  name: 'company',
  expected: 'DHL, UPS, FedEx or TNT',
  selective: true,
});

export function readYesNo(given: string): boolean | null {
  const word = given.toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : null;
}
