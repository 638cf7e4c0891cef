import type { Carrier } from '../domain/carrier.ts';
import type { Change, Told } from '../domain/change.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Batch } from '../domain/delivery.ts';
import type { Parcel, ParcelKey } from '../domain/parcel.ts';
import type { FollowedParcel, QuerySubscription, Subscription } from '../domain/subscription.ts';

/** What is known of a parcel, and the version that a writer must name to replace it. */
export interface ParcelRecord extends Told {
  readonly version: number;
  /** When it was first seen delivered, Unix milliseconds. */
  readonly deliveredAt: number | null;
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
  /** Puts a silence into one channel's outbox; resolves to false when this very one (`mark`) has been told. */
  recordSilence(channel: ChannelRef, change: Change, mark: string): Promise<boolean>;
  /** Parcels the service has never asked a courier about; {@link ListQuery.updatedFrom} does not find them. */
  neverChecked(): Promise<readonly { readonly key: ParcelKey; readonly createdAt: number }[]>;
  /** One answer for each key, in order; `workspace` as in `workspaceId`. */
  accessOf(keys: readonly ParcelKey[], workspace: string): Promise<readonly Access[]>;
  /** Every channel of every workspace that hears of it. */
  followersOf(key: ParcelKey): Promise<readonly ChannelRef[]>;
  /** The name stored with the service has been changed. */
  retitle(key: ParcelKey, title: string | null): Promise<void>;
  /** The parcel has another carrier now: everything known of it, and everyone who follows it, moves along. */
  move(from: ParcelKey, to: ParcelKey): Promise<void>;
  /** Ends all subscriptions and forgets what is known. */
  forget(key: ParcelKey): Promise<void>;
}

/** Channels that hear of a change because of the queries they follow. */
export type Audience = readonly Pick<QuerySubscription, 'channel' | 'query'>[];

/**
 * What a workspace has to do with a parcel: it brought it in, one of its channels follows it, others did, or nobody
 * ever asked the bot for it.
 */
export type Access = 'own' | 'followed' | 'foreign' | 'unclaimed';

export interface ParcelUpdate {
  readonly told: Told;
  readonly change: Change | null;
  /** As stored with the service. */
  readonly title: string | null;
  readonly latest: FollowedParcel['latest'];
  readonly deliveredAt: number | null;
  /** Set while the service has not asked the courier even once, Unix milliseconds. */
  readonly uncheckedSince: number | null;
}

export interface SubscriptionStore {
  /**
   * Adds the subscription and, for a parcel nobody followed so far, what is known of it, in one step. Resolves to
   * null when the parcel's version is not the expected one (0 for none), else to whether the subscription is new.
   * Without a title, a subscription that is there stays as it is.
   */
  add(
    subscription: Subscription,
    expectedVersion: number,
    update: ParcelUpdate,
  ): Promise<{ readonly isNew: boolean } | null>;
  /** Resolves to false when the channel did not follow the parcel. */
  remove(key: ParcelKey, channel: ChannelRef): Promise<boolean>;
  /** Resolves to null where the channel does not follow the parcel. */
  read(key: ParcelKey, channel: ChannelRef): Promise<Subscription | null>;
  /** Changes what the channel said of a parcel it follows. Resolves to false when it does not follow it. */
  change(
    key: ParcelKey,
    channel: ChannelRef,
    change: Partial<Pick<Subscription, 'title' | 'wishes' | 'mute'>>,
  ): Promise<boolean>;
  /** Which parcels the channel follows, newest subscription first. */
  keys(channel: ChannelRef): Promise<readonly ParcelKey[]>;
  /** The same with what is known of each. */
  list(channel: ChannelRef): Promise<readonly FollowedParcel[]>;
  /**
   * The name this channel may see: the one it gave the parcel itself, else the one stored with the service, but only
   * in the workspace that brought the parcel in. Others may follow the same number without reading its words.
   */
  titleOf(parcel: Pick<Parcel, 'key' | 'title'>, channel: ChannelRef): Promise<string | null>;
  /**
   * The platform refuses posts to this channel: keep its subscriptions and what it should have heard last, send nothing.
   * Resolves to whether somebody should be told, which is so once a week at most.
   */
  pause(channel: ChannelRef, reason: string): Promise<boolean>;
  /** What the platform says about a channel that is paused; null for one that is not. */
  pausedBecause(channel: ChannelRef): Promise<string | null>;
  /** Access may have returned anywhere: let the next change find out. */
  resumeAll(): Promise<void>;
  /** Resolves to true when the channel was paused. */
  resume(channel: ChannelRef): Promise<boolean>;
}

/** Subscriptions to whatever a query means. */
export interface QueryStore {
  /** Replaces the one with the same query. */
  add(subscription: QuerySubscription): Promise<void>;
  /** Resolves to false when there was none. */
  remove(channel: ChannelRef, query: string): Promise<boolean>;
  /** All channels', or those of one. */
  list(channel?: ChannelRef): Promise<readonly QuerySubscription[]>;
}

/** What became of a change in one channel, for those who ask why. */
export interface Receipt {
  /** Unix milliseconds. */
  readonly at: number;
  /** The change in a few words. */
  readonly what: string;
  /** What each subscription said, in words. */
  readonly verdicts: readonly string[];
  /** Null where nothing was posted. */
  readonly messageId: string | null;
}

export interface ReceiptStore {
  add(channel: ChannelRef, parcel: ParcelKey, receipt: Receipt): Promise<void>;
  /** The last ones, newest first. */
  list(channel: ChannelRef, parcel: ParcelKey): Promise<readonly Receipt[]>;
}

export interface Outbox {
  /** How many changes wait to be posted. */
  size(): Promise<number>;
  /** Channels that something waits for. */
  waiting(): Promise<readonly ChannelRef[]>;
  /**
   * Takes what is to be posted next into a channel for `leaseMs`, if nobody else has it and the channel's pace allows
   * it: the oldest change and whatever else waits of the same parcel, or, where many wait, as many as fit together.
   */
  claim(channel: ChannelRef, leaseMs: number, pace: Pace): Promise<Claim>;
  /** The platform has it, or never will: forget it. Resolves to whether more waits for the channel. */
  settle(batch: Batch): Promise<boolean>;
  /** Give it back for a later attempt; `mayBePosted` where this one may have been seen. */
  release(batch: Batch, mayBePosted: boolean): Promise<void>;
}

/** How fast one channel may be posted to. */
export interface Pace {
  /** Between two posts in the long run; 0 for no limit. */
  readonly intervalMs: number;
  /** Posts at once after a rest. */
  readonly burst: number;
}

export type Claim =
  | { readonly kind: 'claimed'; readonly batch: Batch }
  /** Nothing waits, or nothing may be posted there. */
  | { readonly kind: 'empty' }
  /** Another worker has it, for so long at the most. */
  | { readonly kind: 'taken'; readonly waitMs: number }
  | { readonly kind: 'paced'; readonly waitMs: number };

export interface SweepCursor {
  /** Up to when everything is known, the service's clock in Unix milliseconds. */
  read(): Promise<number | null>;
  write(cursor: number): Promise<void>;
}

export interface CarrierCache {
  read(): Promise<{ readonly carriers: readonly Carrier[]; readonly fetchedAt: number } | null>;
  write(carriers: readonly Carrier[], fetchedAt: number): Promise<void>;
}
