import { normalForm } from '../../domain/normal-form.ts';
import { type DateReading, numericDates } from '../../domain/numeric-date.ts';
import { localTime } from '../../domain/quiet-hours.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Kind, Now } from '../kind.ts';
import { readSpan } from '../span.ts';
import { wordedDates } from '../worded-date.ts';

export interface DateNeeds extends Now {
  /** The asker's IANA time zone, in which `yesterday` is counted; UTC where nobody can say. */
  readonly zone?: () => Promise<string>;
}

/** `YYYY-MM-DD`. Some couriers find a parcel only with the day it was sent. */
export const date = dateKind({
  name: 'date',
  expected: 'a date, such as 2026-11-24, 24.11.2026 or yesterday',
  toValue: ({ day }) => day,
});

/** `YYYY-MM-DDTHH:MM`, at the place where it was typed. */
export const moment = dateKind({
  name: 'moment',
  expected: 'a date and a time, such as 2026-11-24 16:51 or yesterday 4:51 pm',
  toValue: ({ day, time }) => `${day}T${time?.slice(0, 5) ?? '00:00'}`,
});

/** A moment in the past, Unix milliseconds: so long ago, or since that day. */
export const since = dateKind({
  name: 'since',
  expected: 'a time span such as 7d or 12h, or a date such as 2026-11-01 or yesterday',
  before(given, now) {
    const span = readSpan(given);
    return span === null ? null : now - span;
  },
  toValue: momentOf,
});

/** The same where it must be read at once; null for what is none, and for a date in words. */
export function readSince(given: string, now: number, argument: string): Result<number> | null {
  const span = readSpan(given);
  if (span !== null) return success(now - span);
  const text = written(given);
  return text === null ? null : theOne(numericDates(text, now) ?? [], given, argument, momentOf);
}

/** No date that people write is longer, in any language. */
const LONGEST = 50;

interface DateKind<T> {
  readonly name: string;
  readonly expected: string;
  readonly before?: (given: string, now: number) => T | null;
  readonly toValue: (reading: DateReading) => T;
}

function dateKind<T>({ name, expected, before, toValue }: DateKind<T>): Kind<T, DateNeeds> {
  return {
    name,
    expected,
    typed: 'words',
    async read(given, needs, argument) {
      const value = before?.(given, needs.now) ?? null;
      if (value !== null) return success(value);
      const read = theOne(await readingsOf(given, needs), given, argument, toValue);
      return read ?? failure({ code: 'bad-argument', argument, given, expected });
    },
  };
}

async function readingsOf(given: string, { now, zone }: DateNeeds): Promise<readonly DateReading[]> {
  const text = written(given);
  if (text === null) return [];
  return numericDates(text, now) ?? wordedDates(text, clockIn((await zone?.()) ?? 'UTC', now));
}

/** What a clock there shows, as if it were UTC. */
function clockIn(zone: string, now: number): number {
  const { day, minute } = localTime(now, zone);
  return Date.parse(day) + minute * 60_000;
}

function written(given: string): string | null {
  return given.length > LONGEST ? null : normalForm(given).trim();
}

/** Null where there is none; of several none is guessed. */
function theOne<T>(
  readings: readonly DateReading[],
  given: string,
  argument: string,
  toValue: (reading: DateReading) => T,
): Result<T> | null {
  const [first, ...more] = readings;
  if (!first) return null;
  if (more.length === 0) return success(toValue(first));
  return failure({ code: 'ambiguous-date', argument, given, days: readings.map(({ day }) => day) });
}

function momentOf({ day, time }: DateReading): number {
  return Date.parse(`${day}T${time ?? '00:00'}Z`);
}
