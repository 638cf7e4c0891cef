import { plainKind } from '../kind.ts';

/** `YYYY-MM-DD`. Some couriers find a parcel only with the day it was sent. */
export const date = plainKind<string>({
  name: 'date',
  expected: 'a date, such as 2026-11-24 or 20261124',
  read(given) {
    const [, year, month, day] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(given) ?? [];
    const text = `${year}-${month}-${day}`;
    return isDay(text) ? text : null;
  },
});

/** `YYYY-MM-DDTHH:MM`, at the place where it was typed. */
export const moment = plainKind<string>({
  name: 'moment',
  expected: 'a date and a time, such as 2026-11-24 16:51',
  read(given) {
    const [, year, month = '', day = '', hour = '0', minute = '00'] =
      /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(given) ?? [];
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (!isDay(date) || Number(hour) > 23 || Number(minute) > 59) return null;
    return `${date}T${hour.padStart(2, '0')}:${minute}`;
  },
});

/** Also no 31 February, which Date would move into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
