/** A day, `YYYY-MM-DD`, and where one was given the time of day, `HH:MM:SS`, both as written: no zone is applied. */
export interface DateReading {
  readonly day: string;
  readonly time: string | null;
}

/** `2026-11-24`, `24.11.2026`, `24. 11. 2026 г.`, `11/20/26`, `24/11`; a time may follow. */
const DATE =
  /^(\d{1,4})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{1,2}))?\.?(?:\s?г\.?)?(?:(?:\s*[T,]\s*|\s+)(\S.*))?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(?:T|\s+)(\S.*))?$/i;
/** `10:31`, `10:31:07.5+01:00`, `10:31 AM`, `4 pm` */
const TIME =
  /^(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?\s?([ap]\.?m\.?)?\s?(?:z|utc|gmt)?(?:[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * What a date written in numbers may mean: none where there is no such day, several where the parts stand in an order that
 * is not the same everywhere, such as `05/12/2026`. Null for what is not written in numbers alone. Between dots the day
 * comes before the month in every language: https://cldr.unicode.org/translation/date-time/date-time-patterns
 *
 * @param now Unix milliseconds; a day without a year is that nearest to it.
 */
export function numericDates(text: string, now: number): readonly DateReading[] | null {
  const [, first = '', separator = '-', second = '', third, rest] = DATE.exec(text) ?? compact(text) ?? [];
  if (first === '') return null;
  const time = rest === undefined ? null : readTime(rest);
  if (rest !== undefined && time === null) return null;
  const days = [...new Set(daysOf(first, second, third, now).filter(isDay))];
  return (separator === '.' ? days.slice(0, 1) : days).map((day) => ({ day, time }));
}

function compact(text: string): readonly (string | undefined)[] | null {
  const [all, year, month, day, rest] = COMPACT.exec(text) ?? [];
  return all === undefined ? null : [all, year, '-', month, day, rest];
}

/** In every order in which people write them, the day first. */
function daysOf(first: string, second: string, third: string | undefined, now: number): readonly string[] {
  if (first.length > 2) return first.length === 4 && third ? [dayOf(first, second, third)] : [];
  if (third === undefined) return [nearest(second, first, now), nearest(first, second, now)];
  if (third.length === 4) return [dayOf(third, second, first), dayOf(third, first, second)];
  const [last, leading] = [`20${third}`, `20${first}`];
  return [dayOf(last, second, first), dayOf(last, first, second), dayOf(leading, second, third)];
}

function dayOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function nearest(month: string, day: string, now: number): string {
  const year = new Date(now).getUTCFullYear();
  const days = [year - 1, year, year + 1].map((each) => dayOf(String(each), month, day)).filter(isDay);
  const distance = (each: string) => Math.abs(Date.parse(`${each}T12:00Z`) - now);
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? '';
}

/** Also no 31 February, which Date would move into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readTime(text: string): string | null {
  const [, hours, minutes, seconds = '00', half] = TIME.exec(text) ?? [];
  if (hours === undefined || (minutes === undefined && half === undefined)) return null;
  const twelve = half !== undefined;
  if (Number(minutes ?? 0) > 59 || Number(seconds) > 59) return null;
  if (Number(hours) > (twelve ? 12 : 23) || (twelve && Number(hours) === 0)) {
    return null;
  }
  const afternoon = twelve && half.toLowerCase().startsWith('p') ? 12 : 0;
  const hour = twelve ? (Number(hours) % 12) + afternoon : Number(hours);
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}:${seconds}`;
}
