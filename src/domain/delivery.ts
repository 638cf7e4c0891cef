import type { Change } from './change.ts';
import type { ChannelRef } from './channel.ts';
import type { QuerySubscription, Subscription } from './subscription.ts';

/** One change on its way to one channel. It stays in the outbox until the platform has taken it. */
export interface Delivery {
  /** Names the change and the channel. */
  readonly id: string;
  readonly change: Change;
  /** The name this channel may see. */
  readonly title: string | null;
  /** Null where only queries of the channel mean the parcel. */
  readonly subscription: Subscription | null;
  /** The queries that mean it. */
  readonly queries: readonly QuerySubscription[];
}

/** What is told in one message: changes of one parcel, or a flood of them. The same ones for every attempt. */
export interface Batch {
  readonly channel: ChannelRef;
  /** Tells this claim of it from every other. */
  readonly token: string;
  /** Oldest first. What the channel does not want to hear any more is not among them. */
  readonly deliveries: readonly Delivery[];
  /** Names the message, as `batchName` makes it of {@link ids}. */
  readonly name: string;
  /** Of all that is done with once the message has been posted. */
  readonly ids: readonly [string, ...string[]];
  /** Counts from 1. */
  readonly attempt: number;
  /** An earlier attempt may have been posted without our knowing. */
  readonly mayBePosted: boolean;
  /**
   * Where the outbox may have forgotten earlier attempts, or that they were made at all: since when they may have been
   * made, Unix milliseconds.
   */
  readonly doubtedSince: number | null;
  /** For so many milliseconds such a post may still appear; 0 where it is there by now, or never will be. */
  readonly mayLandMs: number;
  /** When the first attempt began, and when this one did; Unix milliseconds by the outbox's clock. */
  readonly since: number;
  readonly claimedAt: number;
}

/** What became of a post. Only `uncertain` may have been shown without our knowing. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly messageId: string }
  /** Not now: the platform asked to wait. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** The channel does not exist any more, or is closed for good. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** The bot may not post there (any more). */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** The platform takes nothing from the bot anywhere: its token is not accepted. */
  | { readonly kind: 'locked-out'; readonly reason: string }
  /** The platform takes no such message, now or later: a fault of ours. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The message to be changed, or below which it was to be posted, is not there any more. */
  | { readonly kind: 'missing'; readonly reason: string }
  /** Certainly not posted; trying again later makes sense. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  | {
      readonly kind: 'uncertain';
      readonly reason: string;
      /** The platform has not answered: what cannot be seen yet may still appear. */
      readonly isUnderWay?: boolean;
    };

/** A message that bears one of the clues that were looked for. */
export interface Sighting {
  readonly clue: string;
  readonly messageId: string;
  /** When it was posted, Unix milliseconds. */
  readonly at: number;
}

/** What a search for a post of unknown fate has found. */
export type Found =
  | { readonly kind: 'found'; readonly messageId: string }
  /** Everything that came since was looked through; `seen` is what else was asked for, in the order it was posted. */
  | { readonly kind: 'absent'; readonly seen?: readonly Sighting[] }
  /** Not now: the platform asked to wait. */
  | Extract<PostOutcome, { readonly kind: 'busy' }>
  /** The platform did not answer, or not to the end: asking again later makes sense. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The bot may post there, but not see what was. */
  | { readonly kind: 'hidden'; readonly reason: string }
  /** It may not post there either. */
  | Extract<PostOutcome, { readonly kind: 'gone' | 'forbidden' | 'locked-out' }>;
