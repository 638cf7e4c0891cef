import type { ChannelRef } from '../domain/channel.ts';
import type { Batch, Delivery } from '../domain/delivery.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { LaneHold } from '../domain/standing.ts';

export interface Outbox {
  /** By the clock that all workers share, whatever their own say: Unix milliseconds. All times here are of this clock. */
  now(): Promise<number>;
  /** How many changes wait to be posted. */
  size(): Promise<number>;
  /** Channels that something waits for. */
  waiting(): Promise<readonly ChannelRef[]>;
  /**
   * Takes what is to be posted next into a channel for `leaseMs`, if nobody else has it and the channel's pace allows
   * it: the oldest change and whatever else waits of the same parcel, or, where many wait, as many as fit together.
   */
  claim(channel: ChannelRef, leaseMs: number, pace: Pace): Promise<Claim>;
  /**
   * Keeps a claim for `leaseMs` from now, right before something is shown. Resolves to whether it still was the caller's.
   * Of one that runs out without having been renewed, nothing can have been shown.
   */
  renew(batch: Batch, leaseMs: number): Promise<boolean>;
  /** The platform has it, or never will: forget it, and say whether more waits for the channel. */
  settle(batch: Batch): Promise<Settling>;
  /** Give it back for a later attempt. Resolves to whether it still was the caller's. */
  release(batch: Batch, release: Release): Promise<boolean>;
  /** Whether it may have forgotten what was posted, or that it was to be: it is noted when that is seen first. */
  doubt(): Promise<Doubt>;
  /** Everything was read again since, in this epoch: only what waits by now is in doubt. */
  endDoubt(epoch: number): Promise<void>;
  /** What keeps a channel's notices, and how many there are; changes nothing. */
  look(channel: ChannelRef, pace: Pace): Promise<Lane>;
  /** What waits of one parcel for a channel; changes nothing. */
  waitingOf(channel: ChannelRef, parcel: ParcelKey): Promise<Waiting>;
}

/** Whether the outbox may have gone back in time. */
export interface Doubt {
  /** Counted up each time. */
  readonly epoch: number;
  /** When that was seen last, Unix milliseconds; null for never. */
  readonly seenAt: number | null;
  /** Whether everything has to be read again. */
  readonly isOpen: boolean;
}

/** What waits after something was settled; `lost` where another worker had the claim by then, and nothing was done. */
export type Settling = 'more' | 'done' | 'lost';

/** How an attempt ended that has not posted anything for certain. */
export interface Release {
  /** Whether it may have been seen. */
  readonly mayBePosted: boolean;
  /** For so long it may still appear. */
  readonly mayLandMs: number;
  /** Not to be tried again for so long. */
  readonly retryMs: number;
  /** What went wrong; null where nothing did, and the platform only asks to wait. */
  readonly because: string | null;
}

export interface Lane {
  /** Null for nothing. */
  readonly hold: LaneHold | null;
  /** How many changes wait. */
  readonly waiting: number;
  /** When the oldest of them was seen, Unix milliseconds; null where that is not known, or nothing waits. */
  readonly oldestSeenAt: number | null;
}

export interface Waiting {
  /** How many changes of other parcels come first. */
  readonly ahead: number;
  /** Oldest first; what the channel does not follow any more is not among them. */
  readonly deliveries: readonly Delivery[];
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
  /** Nothing waits. */
  | { readonly kind: 'empty' }
  /** Another worker has it, until then at the latest. */
  | { readonly kind: 'taken'; readonly until: number }
  | { readonly kind: 'held'; readonly hold: LaneHold };
