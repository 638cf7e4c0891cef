import type { ChannelRef } from '../domain/channel.ts';
import type { Batch } from '../domain/delivery.ts';

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
