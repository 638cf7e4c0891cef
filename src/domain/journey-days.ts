import { comparableTime } from './event-order.ts';
import type { Checkpoint, Parcel } from './parcel.ts';
import type { Status } from './status.ts';

const DAY_MS = 24 * 60 * 60_000;

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

/** The times of the first and the last event, as {@link comparableTime} gives them; empty where there is none. */
function endsOf(legs: Parcel['legs'], counts: (event: Checkpoint) => boolean) {
  let [first, last] = ['', ''];
  for (const { checkpoints } of legs) {
    for (const event of checkpoints) {
      const time = comparableTime(event.at);
      if (time === null || !counts(event)) continue;
      if (first === '' || time < first) first = time;
      if (time > last) last = time;
    }
  }
  return { first, last };
}

/** As if it were UTC; null for none. */
function momentOf(time: string): number | null {
  const moment = Date.parse(`${time.replace(' ', 'T')}Z`);
  return Number.isNaN(moment) ? null : moment;
}

/** Whole ones; a courier to the east is ahead of the clock. */
function daysBetween(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, Math.floor((to - from) / DAY_MS));
}
