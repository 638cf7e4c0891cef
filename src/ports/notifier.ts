import type { Card } from '../cards/card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { PostOutcome } from '../domain/delivery.ts';
import type { Pace } from './storage.ts';

/** Posts into channels. One for each platform. */
export interface Notifier {
  readonly platform: string;
  /** Whether one person alone reads there. */
  isPrivate(channel: ChannelRef): boolean;
  /** How fast one channel may be posted to. */
  readonly pace: Pace;
  /** Looks for a post of unknown fate. Resolves to its id, or null where it is not there or cannot be told. */
  find(channel: ChannelRef, deliveryId: string): Promise<string | null>;
  /** Sends a direct message to a person. */
  tell(user: string, card: Card): Promise<PostOutcome>;
  /** `deliveryId` is the same for every attempt at one delivery. */
  post(channel: ChannelRef, card: Card, deliveryId: string): Promise<PostOutcome>;
}

/** A running connection to a chat platform. */
export interface Platform {
  readonly notifier: Notifier;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Tells whoever posts that there is something in the outbox. */
export type WakeOutbox = (deliveryIds: readonly string[]) => Promise<void>;
