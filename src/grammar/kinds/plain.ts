import { z } from 'zod';
import { countryCode } from '../../domain/countries.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { EXPECTED, parseText } from '../arguments.ts';
import type { ArgumentKind } from '../command-table.ts';
import { COMPANIES } from '../company.ts';
import { readSpan } from '../span.ts';
import { WISH_READERS } from './wishes.ts';

/** What can be read off the text alone; null for what is none. */
type Read = (given: string, now: number) => unknown;

const YES = ['yes', 'true', 'y', 'on', '1'];
const NO = ['no', 'false', 'n', 'off', '0'];
const EDIT_STATUS: Readonly<Record<string, string>> = {
  delivered: 'delivered',
  received: 'delivered',
  '4': 'delivered',
  exception: 'exception',
  problem: 'exception',
  '7': 'exception',
  restore: 'restore',
  '8': 'restore',
};
const MOST_TEXT = 1_000_000;

const READERS: Partial<Record<ArgumentKind, Read>> = {
  email: (given) => (z.email().safeParse(given).success ? given : null),
  phone: (given) => (/^\+?[\d\s().-]{5,30}$/.test(given) ? given.replace(/\s+/g, ' ') : null),
  country: countryCode,
  language: (given) => (/^[a-z]{2}$/i.test(given) ? given.toLowerCase() : null),
  date: readDate,
  moment: readMoment,
  yesno: readYesNo,
  'edit-status': (given) => EDIT_STATUS[given.toLowerCase()] ?? null,
  lines: (given) => (given.length <= MOST_TEXT ? given : null),
  file: (given) => (given.length <= MOST_TEXT ? given : null),
  since: readSince,
  company: (given) => COMPANIES.find((each) => each.toLowerCase() === given.toLowerCase()) ?? null,
  ...WISH_READERS,
  length: (given) => (['short', 'full'].includes(given.toLowerCase()) ? given.toLowerCase() : null),
};

/** Reads a value of a kind that depends on nothing but the text and the time. */
export function parseValue(name: string, kind: ArgumentKind, given: string, now: number): Result<unknown> {
  const read = READERS[kind];
  if (!read) return parseText(name, given);
  const value = read(given, now);
  if (value !== null) return success(value);
  return failure({ code: 'bad-argument', argument: name, given, expected: EXPECTED[kind] });
}

export function readYesNo(given: string): boolean | null {
  const word = given.toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : null;
}

/** A moment in the past: so long ago, or since that day. */
export function readSince(given: string, now: number): number | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(given)) {
    const day = Date.parse(`${given}T00:00:00Z`);
    return Number.isNaN(day) ? null : day;
  }
  const span = readSpan(given);
  return span === null ? null : now - span;
}

/** Some couriers find a parcel only with the day it was sent. */
function readDate(given: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(given) ?? [];
  const text = `${year}-${month}-${day}`;
  return isDay(text) ? text.replaceAll('-', '') : null;
}

/** The form the service documents: `2017/8/27 16:51`. */
function readMoment(given: string): string | null {
  const [, year, month = '', day = '', hour = '0', minute = '00'] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(given) ?? [];
  if (!isDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)) return null;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return `${year}/${Number(month)}/${Number(day)} ${hour.padStart(2, '0')}:${minute}`;
}

/** Also no 31 February, which Date would move into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
