/** Times of day as minutes since midnight, in an IANA time zone; `from` may lie after `to`, around midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const DAY_MIN = 24 * 60;

/** How long the quiet still lasts, milliseconds; 0 where it is not quiet. */
export function quietFor({ from, to }: QuietHours, zone: string, now: number): number {
  const minute = minuteOfDay(now, zone);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return isQuiet ? ((to - minute + DAY_MIN) % DAY_MIN) * 60_000 : 0;
}

/** `2026-11-24` and the minute of that day, as a clock in the time zone shows them. */
export function localTime(now: number, zone: string): { readonly day: string; readonly minute: number } {
  return { day: formatsOf(zone).day.format(now), minute: minuteOfDay(now, zone) };
}

/** `2026-11-24 22:30 Europe/Warsaw` */
export function momentText(at: number, zone: string): string {
  const { day, minute } = localTime(at, zone);
  return `${day} ${clockTime(minute)} ${zone}`;
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** `22:30` as minutes since midnight; null for what is no time of day. */
export function readTimeOfDay(text: string): number | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim()) ?? [];
  const time = Number(hour) * 60 + Number(minute);
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? time : null;
}

export function clockTime(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function minuteOfDay(now: number, zone: string): number {
  const [hour = 0, minute = 0] = formatsOf(zone).time.format(now).split(':').map(Number);
  return hour * 60 + minute;
}

interface Formats {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** By the zones' names, of which there are some hundred: making a format takes longer than all that is done with it. */
const FORMATS = new Map<string, Formats>();

function formatsOf(timeZone: string): Formats {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const formats = {
    day: new Intl.DateTimeFormat('en-CA', { timeZone }),
    time: new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  };
  FORMATS.set(timeZone, formats);
  return formats;
}
