import type { ChannelRef } from '../domain/channel.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { Settled } from '../domain/standing.ts';

/** What became of a change in one channel, for those who ask why. */
export interface Receipt {
  /** Unix milliseconds. */
  readonly at: number;
  /** The change in a few words. */
  readonly what: string;
  readonly standing: Settled;
}

export interface ReceiptStore {
  add(channel: ChannelRef, parcel: ParcelKey, receipt: Receipt): Promise<void>;
  /** The last ones, newest first. */
  list(channel: ChannelRef, parcel: ParcelKey): Promise<readonly Receipt[]>;
}
