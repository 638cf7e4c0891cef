import type { ByHand } from '../domain/by-hand.ts';
import type { Change, Told } from '../domain/change.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { FollowedParcel, QuerySubscription } from '../domain/subscription.ts';

/** What is known of a parcel, and the version that a writer must name to replace it. */
export interface ParcelRecord extends Told {
  readonly version: number;
  /** When it was first seen delivered, Unix milliseconds. */
  readonly deliveredAt: number | null;
  /** When it was found to be gone from the tracking account, Unix milliseconds; null while it is there. */
  readonly goneSince: number | null;
  /** What somebody last did to its status; null for nothing. */
  readonly hand: ByHand | null;
}

export interface ParcelStore {
  /** One answer for each key, in order. */
  read(key: ParcelKey): Promise<ParcelRecord | null>;
  /**
   * Replaces what is known and puts the change, if there is one, into the outbox of every follower, in one step.
   * Resolves to the channels to be told, or null when somebody else was faster.
   */
  record(
    key: ParcelKey,
    expectedVersion: number,
    update: ParcelUpdate,
    audience?: Audience,
  ): Promise<readonly ChannelRef[] | null>;
  /** Notes what is known of a parcel that nothing is known of yet, without anyone following it. */
  begin(key: ParcelKey, update: ParcelUpdate): Promise<void>;
  /**
   * It is not in the tracking account any more, or it is again (null). Resolves to what is known of it now; null for
   * nothing. Of several moments the first is kept.
   */
  noteGone(key: ParcelKey, since: number | null): Promise<GoneParcel | null>;
  /** Puts a silence into one channel's outbox; resolves to false when this very one (`mark`) has been told. */
  recordSilence(channel: ChannelRef, change: Change, mark: string): Promise<boolean>;
  /** Parcels the service has never asked a courier about; {@link ListQuery.updatedFrom} does not find them. */
  neverChecked(): Promise<readonly { readonly key: ParcelKey; readonly createdAt: number }[]>;
  /** Every channel of every workspace that hears of it. */
  followersOf(key: ParcelKey): Promise<readonly ChannelRef[]>;
  /** The name stored with the service has been changed. */
  retitle(key: ParcelKey, title: string | null): Promise<void>;
  /** Somebody sets its status; null where that is over. */
  noteHand(key: ParcelKey, hand: ByHand | null): Promise<void>;
  /** The parcel has another carrier now: everything known of it, and everyone who follows it, moves along. */
  move(from: ParcelKey, to: ParcelKey): Promise<void>;
  /** Ends all subscriptions and forgets what is known. */
  forget(key: ParcelKey): Promise<void>;
  /** All of which something is known, some at a time. */
  pages(): AsyncIterable<readonly ParcelKey[]>;
  /** A query may mean it: it is not forgotten. */
  noteHeard(key: ParcelKey): Promise<void>;
  /**
   * Where no channel follows it, notes that, and forgets what is known of it once that was noted before a moment; who
   * brought it in is kept. Both in Unix milliseconds. Resolves to whether it was forgotten.
   */
  forgetUnheard(key: ParcelKey, now: number, notedBefore: number): Promise<boolean>;
}

/** A parcel as it was before it was gone. */
export interface GoneParcel extends ParcelRecord {
  /** As it was stored with the service. */
  readonly title: string | null;
}

/** Channels that hear of a change because of the queries they follow. */
export type Audience = readonly Pick<QuerySubscription, 'channel' | 'query'>[];

export interface ParcelUpdate {
  readonly told: Told;
  readonly change: Change | null;
  /** As stored with the service. */
  readonly title: string | null;
  readonly latest: FollowedParcel['latest'];
  readonly deliveredAt: number | null;
  /** Set while the service has not asked the courier even once, Unix milliseconds. */
  readonly uncheckedSince: number | null;
  /** Set where what somebody did to its status is over. */
  readonly endsHand?: boolean;
}
