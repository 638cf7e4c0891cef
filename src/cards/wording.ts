import { STATUS_LABEL, type Status } from '../domain/status.ts';

/** `In transit: reached the delivery facility` */
export function statusText(status: Status, detail: string | null): string {
  return detail ? `${STATUS_LABEL[status]}: ${detail}` : STATUS_LABEL[status];
}

/** `1 day`, `3 days` */
export function dayCount(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** `in 45 seconds`, `in 2 minutes`: rounded up, so that nobody comes too early. */
export function inTime(milliseconds: number): string {
  return `in ${duration(milliseconds)}`;
}

/** `45 seconds`, `2 minutes`, `1 hour 50 minutes`; rounded up. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 60) return plural(seconds, 'second');
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return plural(minutes, 'minute');
  const rest = minutes % 60;
  return `${plural(Math.floor(minutes / 60), 'hour')}${rest ? ` ${plural(rest, 'minute')}` : ''}`;
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `1 parcel`, `3 parcels` */
export function parcels(count: number): string {
  return plural(count, 'parcel');
}

/** `gone from the tracking account since …`; the moment as the channel's clocks show it. */
export function goneText(since: string): string {
  return `gone from the tracking account since ${since}, so no news can arrive`;
}

/** Of an account that is taken for another one; the moment as the channel's clocks show it. */
export function strangeText(since: string): string {
  return `But since ${since} the tracking account has shown none of the known parcels, or nearly none: no news can arrive until whoever runs the bot has looked into that.`;
}

const YEAR_MS = 365.2425 * 24 * 60 * 60 * 1000;

/** `Registered on 21 July 2016, 10 years ago`; moments in Unix milliseconds. */
export function registeredText(at: number, now: number): string {
  const years = Math.floor((now - at) / YEAR_MS);
  return `Registered on ${dayText(at, now)}${years > 0 ? `, ${plural(years, 'year')} ago` : ''}`;
}

/** `10 December`, and with its year where that is another one; of moments in Unix milliseconds, as days of UTC. */
export function dayText(at: number, now: number): string {
  const isThisYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC', ...year }).format(
    at,
  );
}
