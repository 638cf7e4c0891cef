import type { ChannelRef } from '../domain/channel.ts';
import { type Parcel, type ParcelKey, withoutNews } from '../domain/parcel.ts';
import type { ProviderProblem } from '../domain/problem.ts';
import type { Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import type { WakeOutbox } from '../ports/wake-outbox.ts';
import type { QueryAudience } from './audience.ts';
import { firstUpdate, observe } from './observe.ts';

export interface FollowRequest {
  readonly key: ParcelKey;
  readonly channel: ChannelRef;
  readonly user: string;
  readonly title: string | null;
  /** Set up from another channel. */
  readonly fromElsewhere?: boolean;
}

export interface Following {
  readonly parcel: Parcel;
  readonly isNew: boolean;
  /** Why the parcel's journey could not be read just now; it is followed all the same. */
  readonly unread: ProviderProblem['code'] | null;
}

export interface FollowNeeds {
  readonly api: Pick<TrackingApi, 'get'>;
  readonly parcels: ParcelStore;
  readonly subscriptions: Pick<SubscriptionStore, 'add'>;
  readonly audience: QueryAudience;
  readonly wakeOutbox: WakeOutbox;
  readonly clock: Clock;
}

const TRIES = 3;

/**
 * Subscribes a channel to a parcel that exists with the service. What the channel is shown and what is noted as
 * known are the same snapshot, so nothing can happen in between without being told.
 */
export async function followParcel(needs: FollowNeeds, request: FollowRequest): Promise<Following> {
  const { parcel, unread } = await readOrAssume(needs, request.key);
  const isNew = await followAs(needs, request, parcel, unread === null);
  return { parcel, isNew, unread };
}

/** The same for a snapshot that is there already; `isRead` is false for one that was only assumed. */
export async function followAs(
  needs: Omit<FollowNeeds, 'api'>,
  { channel, user, title, fromElsewhere = false }: FollowRequest,
  parcel: Parcel,
  isRead: boolean,
): Promise<boolean> {
  const { parcels, subscriptions, clock, audience } = needs;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { record, due } = isRead
      ? await observe(parcels, parcel, clock, { audience })
      : { record: await parcels.read(parcel.key), due: [] };
    await needs.wakeOutbox(due);
    const subscription = { channel, parcel: parcel.key, title, by: user, at: clock(), fromElsewhere };
    const added = await subscriptions.add(subscription, record?.version ?? 0, firstUpdate(parcel, clock()));
    if (added) return added.isNew;
  }
  throw new Error(`The parcel changed ${TRIES} times while it was being subscribed to.`);
}

/** A parcel that cannot be read yet starts as one without news: whatever it holds is told by the next sweep. */
async function readOrAssume(
  { api, clock }: FollowNeeds,
  key: ParcelKey,
): Promise<{ parcel: Parcel; unread: Following['unread'] }> {
  const read: Result<Parcel> = await api.get(key);
  if (read.ok) return { parcel: read.value, unread: null };
  return { parcel: withoutNews(key, clock()), unread: read.problem.code as Following['unread'] };
}
