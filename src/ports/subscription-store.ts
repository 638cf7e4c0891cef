import type { ChannelRef } from '../domain/channel.ts';
import type { Parcel, ParcelKey } from '../domain/parcel.ts';
import type { Refusal } from '../domain/standing.ts';
import type { FollowedParcel, Subscription } from '../domain/subscription.ts';
import type { ParcelUpdate } from './parcel-store.ts';

export interface SubscriptionStore {
  /**
   * Adds the subscription and, for a parcel nobody followed so far, what is known of it, in one step. Resolves to
   * null when the parcel's version is not the expected one (0 for none), else to whether the subscription is new.
   * One that is there stays whose it is, with what was wished; only a title is taken over.
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
    change: Partial<Pick<Subscription, 'title' | 'wishes' | 'mute' | 'fromElsewhere'>>,
  ): Promise<boolean>;
  /** Whether the channel follows each of these, in order. */
  follows(keys: readonly ParcelKey[], channel: ChannelRef): Promise<readonly boolean[]>;
  /** Which parcels the channel follows, newest subscription first. */
  keys(channel: ChannelRef): Promise<readonly ParcelKey[]>;
  /** The same with what is known of each. */
  list(channel: ChannelRef): Promise<readonly FollowedParcel[]>;
  /**
   * The name this channel may see: the one it gave the parcel itself, else the one stored with the service, but only
   * where the parcel is its own. Others may follow the same number without reading its words.
   */
  titleOf(parcel: Pick<Parcel, 'key' | 'title'>, channel: ChannelRef): Promise<string | null>;
  /**
   * The platform refuses posts to this channel: keep its subscriptions and what it should have heard last, send nothing.
   * Resolves to whether somebody should be told, which is so once a week at most.
   */
  noteRefusal(channel: ChannelRef, refusal: Refusal): Promise<boolean>;
  /** Access may have returned anywhere: let the next change find out. */
  resumeAll(): Promise<void>;
  /** Resolves to true when the platform refused posts there. */
  resume(channel: ChannelRef): Promise<boolean>;
}
