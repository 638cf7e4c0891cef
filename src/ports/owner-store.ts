import type { ChannelRef } from '../domain/channel.ts';
import type { Owner, Ownership } from '../domain/owner.ts';
import type { ParcelKey } from '../domain/parcel.ts';

/** Who brought which parcel into the account. */
export interface OwnerStore {
  /** One answer for each key, in order. */
  read(keys: readonly ParcelKey[]): Promise<readonly Ownership[]>;
  /**
   * Notes that a channel is about to bring these in. Resolves, for each, to when it first was, Unix milliseconds: before
   * `now` where it is not known what became of an earlier attempt. Forgotten after a week.
   */
  attempt(keys: readonly ParcelKey[], channel: ChannelRef, now: number): Promise<readonly number[]>;
  /** It is known now what became of the channel's attempt. */
  settle(key: ParcelKey, channel: ChannelRef): Promise<void>;
  /** The service has just added the parcel, with this title: whose it was before does not count. */
  claim(key: ParcelKey, title: string | null, owner: Owner): Promise<void>;
  /** The same for a parcel that may be somebody's: it stays his. */
  claimUnowned(key: ParcelKey, owner: Owner): Promise<void>;
  /** Resolves to false where it is no longer the first one's. */
  replace(key: ParcelKey, owner: Owner, by: Owner): Promise<boolean>;
}
