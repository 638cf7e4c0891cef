import type { Change } from './change.ts';
import type { ChannelRef } from './channel.ts';
import type { Subscription } from './subscription.ts';

/** One change on its way to one channel. It stays in the outbox until the platform has taken it. */
export interface Delivery {
  /** Names the change and the channel; the same for every attempt, so that a platform can recognise a repeat. */
  readonly id: string;
  readonly channel: ChannelRef;
  readonly change: Change;
  /** The name this channel may see. */
  readonly title: string | null;
  readonly subscription: Subscription;
  /** Counts from 1. */
  readonly attempt: number;
  /** An earlier attempt may have been posted without our knowing. */
  readonly mayBePosted: boolean;
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
  /** The platform takes no such message, now or later: a fault of ours. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Certainly not posted; trying again later makes sense. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string };
