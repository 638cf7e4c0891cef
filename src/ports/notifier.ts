import type { Card } from '../domain/card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Found, PostOutcome } from '../domain/delivery.ts';
import type { Pace } from './outbox.ts';

/** A message in whose thread something is posted; `echo` to show it in the channel as well. */
export interface Below {
  readonly messageId: string;
  readonly echo: boolean;
}

export type TokenState =
  | { readonly kind: 'accepted' }
  | Extract<PostOutcome, { readonly kind: 'locked-out' }>
  /** The platform did not answer. */
  | { readonly kind: 'unknown' };

/** Posts into channels. One for each platform. */
export interface Notifier {
  readonly platform: string;
  /** Whether one person alone reads there. */
  isPrivate(channel: ChannelRef): boolean;
  /** Asks whether the platform accepts the bot's token, and posts nothing. Left out where there is none. */
  checkToken?(): Promise<TokenState>;
  /** How fast one channel may be posted to. */
  readonly pace: Pace;
  /** For so long after the first attempt a repeat is no second message: the platform knows it by its delivery. */
  readonly repeatableMs: number;
  /**
   * Looks in a channel, and in the threads of some of its messages, for a post of unknown fate that was not made before
   * `since`, Unix milliseconds, and for messages that are known by one of the `clues`: other deliveries' ids, and marks.
   */
  find(
    channel: ChannelRef,
    card: Card,
    deliveryId: string,
    since: number,
    threads?: readonly string[],
    clues?: readonly string[],
  ): Promise<Found>;
  /** The conversation with one person; null where none can be opened. */
  direct(beside: ChannelRef, user: string): Promise<ChannelRef | null>;
  /** Sends a direct message to a person. */
  tell(user: string, card: Card): Promise<PostOutcome>;
  /**
   * `deliveryId` is the same for every attempt at one delivery. By it a message can be found, and by as many of the marks
   * as it has room for, from the last on.
   */
  post(
    channel: ChannelRef,
    card: Card,
    deliveryId: string,
    below?: Below | null,
    marks?: readonly string[],
  ): Promise<PostOutcome>;
  /** Puts another card in the place of one that was posted, to be found by this from then on. */
  edit(
    channel: ChannelRef,
    messageId: string,
    card: Card,
    deliveryId?: string,
    marks?: readonly string[],
  ): Promise<PostOutcome>;
}
