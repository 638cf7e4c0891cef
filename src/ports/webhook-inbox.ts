import type { ParcelKey } from '../domain/parcel.ts';

/** Parcels that the service said have moved, until they have been read again. */
export interface WebhookInbox {
  /** Noted once, however often it is pushed. */
  push(key: ParcelKey, at: number): Promise<void>;
  /** Some of those that wait. */
  peek(limit: number): Promise<readonly ParcelKey[]>;
  done(keys: readonly ParcelKey[]): Promise<void>;
  /** When the last push came, Unix milliseconds; null if none ever did. */
  lastPushAt(): Promise<number | null>;
}
