import type { Absence, Change, Standstill, Told } from './change.ts';
import { websiteOf } from './change.ts';
import { historyOf, type Parcel, type ParcelKey } from './parcel.ts';
import { isLastStep } from './status.ts';
import type { UsualDays } from './transit-estimate.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Statuses in which a parcel is expected to move. */
const MOVING: readonly Parcel['status'][] = ['inforeceived', 'transit', 'undelivered', 'exception'];

/** Whether there can be a silence of it: most parcels are looked at no further. `now` is in Unix milliseconds. */
export function mayBeSilent(parcel: Parcel, now: number): boolean {
  if (parcel.status === 'notfound') return (unheardDays(parcel, now) ?? 0) >= 1;
  const { daysWithoutNews, daysInTransit } = parcel;
  return isExpectedToMove(parcel) && Math.max(daysWithoutNews ?? 0, daysInTransit ?? 0) >= 1;
}

/** What is to be told of a parcel that does not move, or only slowly, or is unknown to the courier; null for nothing. */
export function silenceOf(
  parcel: Parcel,
  stuckDays: number | null,
  usual: UsualDays | null,
  now: number,
): Standstill | null {
  const unheard = unheardDays(parcel, now);
  if (unheard !== null && stuckDays !== null && unheard >= stuckDays)
    return { kind: 'unheard', days: unheard, after: null, usual: null };
  if (!isExpectedToMove(parcel)) return null;
  const { daysWithoutNews, daysInTransit } = parcel;
  const after = historyOf(parcel)[0]?.at ?? null;
  if (stuckDays !== null && daysWithoutNews !== null && daysWithoutNews >= stuckDays) {
    return { kind: 'no-news', days: daysWithoutNews, after, usual };
  }
  if (usual && daysInTransit !== null && daysInTransit > usual.most) {
    return { kind: 'slow', days: daysInTransit, after, usual };
  }
  return null;
}

function isExpectedToMove({ status }: Pick<Parcel, 'status'>): boolean {
  return isLastStep(status) || MOVING.includes(status);
}

/** How long the courier has known nothing of a number that it was asked about; null where it does, or did, know something. */
function unheardDays(parcel: Parcel, now: number): number | null {
  const { status, createdAt, checkedAt, legs } = parcel;
  if (status !== 'notfound' || createdAt === null || checkedAt === null) return null;
  if (legs.some(({ checkpoints }) => checkpoints.length > 0)) return null;
  return Math.floor((now - createdAt) / DAY_MS);
}

/** The silence in the form of a change: nothing happened, and that is the news. `now` is in Unix milliseconds. */
export function silentChange(parcel: Parcel, silence: Standstill, now: number): Change {
  const { key, title, daysInTransit, from, to } = parcel;
  return {
    ...unmoved(key, parcel, title),
    daysInTransit,
    website: websiteOf(parcel),
    seenAt: now,
    route: from && to ? { from, to } : null,
    silence,
  };
}

/** Tells one silence from the next: it begins with the last event. */
export function silenceMark({ kind, after }: Standstill): string {
  return kind === 'no-news' ? (after ?? 'none') : kind;
}

/** That it is gone, in the form of a change: of what was known of it nothing has changed. */
export function absentChange(parcel: ParcelKey, told: Told, title: string | null, absence: Absence): Change {
  return {
    ...unmoved(parcel, told, title),
    daysInTransit: null,
    website: null,
    seenAt: absence.since,
    route: null,
    silence: absence,
  };
}

/** Where it stood, it stands. */
function unmoved(
  parcel: ParcelKey,
  { status, detail, checkedAt }: Pick<Told, 'status' | 'detail' | 'checkedAt'>,
  title: string | null,
) {
  return { parcel, title, from: status, to: status, passed: [], detail, news: [], checkedAt };
}
