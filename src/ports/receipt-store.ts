import type { ChannelRef } from '../domain/channel.ts';
import type { ParcelKey } from '../domain/parcel.ts';

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
