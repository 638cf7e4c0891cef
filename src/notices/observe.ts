import { rest } from '../async/turns.ts';
import { endsHand, handBehind } from '../domain/by-hand.ts';
import { advance, toldOf } from '../domain/change.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { historyOf, type Parcel, withoutNews } from '../domain/parcel.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { ParcelRecord, ParcelStore, ParcelUpdate } from '../ports/parcel-store.ts';
import type { QueryAudience } from './audience.ts';

export interface Observation {
  /** What is known after the observation; null for a parcel nobody ever followed. */
  readonly record: ParcelRecord | null;
  /** The channels to be told. */
  readonly due: readonly ChannelRef[];
}

export interface ObserveOptions {
  /** Who hears of it besides its followers. */
  readonly audience?: QueryAudience;
  /** A parcel that was delivered before this moment, Unix milliseconds, is left alone. */
  readonly settledBefore?: number;
}

const TRIES = 5;
const LONGEST_LATEST = 160;

/**
 * Compares a fresh snapshot with what the followers know and, if something happened, notes it and makes the posts
 * due. Any reader of the service may call this: whoever sees a change first makes everyone hear of it, once.
 */
export async function observe(
  parcels: ParcelStore,
  parcel: Parcel,
  clock: Clock,
  { audience, settledBefore = Number.NEGATIVE_INFINITY }: ObserveOptions = {},
): Promise<Observation> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const record = (await parcels.read(parcel.key)) ?? (await begin(parcels, parcel, clock(), audience));
    if (record && record.goneSince !== null) await parcels.noteGone(parcel.key, null);
    // Many are read at once, and their answers arrive together.
    await rest();
    const now = clock();
    const advanced = record && !isSettled(record, settledBefore) ? advance(record, parcel, now) : null;
    if (!record || !advanced) return { record, due: [] };
    const update = withHand(record, { ...bookkeeping(parcel, record.deliveredAt, now), ...advanced }, now);
    const hearing = update.change ? await audience?.of(parcel) : [];
    const due = await parcels.record(parcel.key, record.version, update, hearing);
    if (due) {
      const { told, deliveredAt, endsHand } = update;
      const hand = endsHand ? null : record.hand;
      return { record: { ...told, deliveredAt, hand, goneSince: null, version: record.version + 1 }, due };
    }
  }
  throw new Error(`The parcel changed hands ${TRIES} times while it was being compared.`);
}

/** Tells what somebody set by hand from what the courier reports. */
function withHand({ hand, status }: ParcelRecord, update: ParcelUpdate, now: number): ParcelUpdate {
  const { told, change } = update;
  const byHand = handBehind(hand, status, told.status, now);
  return {
    ...update,
    change: change && byHand ? { ...change, byHand } : change,
    endsHand: endsHand(hand, status, told.status),
  };
}

/**
 * Nobody follows this parcel, but a query may mean it. What it did before somebody began to wait is no news; one that
 * was added later is told from its beginning.
 */
async function begin(
  parcels: ParcelStore,
  parcel: Parcel,
  now: number,
  audience: QueryAudience | undefined,
): Promise<ParcelRecord | null> {
  const since = (await audience?.waitingSince(parcel)) ?? null;
  if (since === null) return null;
  const isNew = parcel.createdAt !== null && parcel.createdAt >= since;
  await parcels.begin(parcel.key, firstUpdate(isNew ? withoutNews(parcel.key, now) : parcel, now));
  return parcels.read(parcel.key);
}

/** What a parcel's first follower is shown, and so knows. */
export function firstUpdate(parcel: Parcel, now: number): ParcelUpdate {
  return { ...bookkeeping(parcel, null, now), told: toldOf(parcel), change: null };
}

function bookkeeping(parcel: Parcel, deliveredAt: number | null, now: number) {
  const delivered = parcel.status === 'delivered';
  return {
    latest: latestOf(parcel),
    title: parcel.title,
    deliveredAt: delivered ? (deliveredAt ?? now) : null,
    uncheckedSince: parcel.checkedAt === null && !delivered ? (parcel.createdAt ?? now) : null,
  };
}

function isSettled({ deliveredAt }: ParcelRecord, settledBefore: number): boolean {
  return deliveredAt !== null && deliveredAt < settledBefore;
}

function latestOf(parcel: Parcel): FollowedParcel['latest'] {
  const [latest] = historyOf(parcel);
  if (!latest) return null;
  const { at, text, place } = latest;
  return { at, text: text.slice(0, LONGEST_LATEST), place: place?.slice(0, LONGEST_LATEST) ?? null };
}
