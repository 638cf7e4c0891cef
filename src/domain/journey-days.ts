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
  const times = timesOf(legs, (event) => !BEFORE.includes(event.status));
  if (times.length === 0) return null;
  return daysBetween(Math.min(...times), status === 'delivered' ? Math.max(...times) : now);
}

function withoutNewsFor({ legs }: Parcel, now: number): number | null {
  const times = timesOf(legs, () => true);
  return times.length === 0 ? null : daysBetween(Math.max(...times), now);
}

function timesOf(legs: Parcel['legs'], counts: (event: Checkpoint) => boolean): readonly number[] {
  return legs.flatMap(({ checkpoints }) =>
    checkpoints.filter(counts).flatMap(({ at }) => momentOf(at) ?? []),
  );
}

/** As if it were UTC; null for what is no date. */
function momentOf(at: string): number | null {
  const [, date, time = '00:00'] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(at) ?? [];
  const moment = Date.parse(`${date}T${time}:00Z`);
  return Number.isNaN(moment) ? null : moment;
}

/** Whole ones; a courier to the east is ahead of the clock. */
function daysBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / DAY_MS));
}
