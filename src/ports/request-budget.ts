import type { ParcelKey } from '../domain/parcel.ts';
import type { Bucket } from './provider-offer.ts';

/** Why nothing may be sent until a person acts. */
export type StopReason = 'key-rejected' | 'quota-used-up';

export type Grant =
  | { readonly kind: 'granted'; readonly waitMs: number }
  | { readonly kind: 'later'; readonly retryAfterMs: number }
  | { readonly kind: 'stopped'; readonly reason: StopReason };

/** What one API key may spend, shared by every process that uses the key. */
export interface RequestBudget {
  /** Takes the next free turn, unless it lies more than `patienceMs` away. */
  reserve(bucket: Bucket, patienceMs: number): Promise<Grant>;
  /** Takes the parcel's one refresh in the time that has to lie between two. */
  reserveRefresh(key: ParcelKey): Promise<Grant>;
  /** How long until the parcel may be refreshed again, milliseconds; 0 for now, null for never. */
  refreshWaitMs(key: ParcelKey): Promise<number | null>;
  /** Whether a turn taken earlier may still be used: a cool-down or a stop may have come in between. */
  check(): Promise<Grant>;
  coolDown(durationMs: number): Promise<void>;
  /** Resolves to true for the one caller that should raise the alarm. */
  stop(reason: StopReason): Promise<boolean>;
  /** A person has acted: requests may flow again. */
  resume(): Promise<void>;
}
