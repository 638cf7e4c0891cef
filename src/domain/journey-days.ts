import type { Checkpoint, Parcel } from './parcel.ts';
import type { Status } from './status.ts';

const DAY_MS = 24 * 60 * 60_000;

const DATED = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/;

/** Statuses in which a parcel has not set out yet. */
const BEFORE: readonly (Status | null)[] = ['pending', 'notfound', 'inforeceived'];

/**
 * The parcel with the days that its provider did not send, counted from its events. Couriers write their local time
 * and no zone, so a count may be off by one. What was delivered is not waited for: it has no days without news.
 */
export function withDays(parcel: Parcel, now: number): Parcel {
  const daysInTransit = parcel.daysInTransit ?? inTransit(parcel, now);
  const daysWithoutNews =
    parcel.status === 'delivered' ? null : (parcel.daysWithoutNews ?? withoutNewsFor(parcel, now));
  if (daysInTransit === parcel.daysInTransit && daysWithoutNews === parcel.daysWithoutNews) return parcel;
  return { ...parcel, daysInTransit, daysWithoutNews };
}

function inTransit({ status, legs }: Parcel, now: number): number | null {
  if (BEFORE.includes(status)) return null;
  const { first, last } = endsOf(legs, (event) => !BEFORE.includes(event.status));
  return daysBetween(momentOf(first), status === 'delivered' ? momentOf(last) : now);
}

function withoutNewsFor({ legs }: Parcel, now: number): number | null {
  return daysBetween(momentOf(endsOf(legs, () => true).last), now);
}

/** The times of the first and the last event, as they are written; empty where there is none. */
function endsOf(legs: Parcel['legs'], counts: (event: Checkpoint) => boolean) {
  let [first, last] = ['', ''];
  for (const { checkpoints } of legs) {
    for (const event of checkpoints) {
      if (!DATED.test(event.at) || !counts(event)) continue;
      if (first === '' || event.at < first) first = event.at;
      if (event.at > last) last = event.at;
    }
  }
  return { first, last };
}

/** As if it were UTC; null for what is no date. */
function momentOf(at: string): number | null {
  const [, date, time = '00:00'] = DATED.exec(at) ?? [];
  const moment = Date.parse(`${date}T${time}:00Z`);
  return Number.isNaN(moment) ? null : moment;
}

/** Whole ones; a courier to the east is ahead of the clock. */
function daysBetween(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, Math.floor((to - from) / DAY_MS));
}
