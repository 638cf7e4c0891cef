import type { ParcelKey } from '../domain/parcel.ts';
import type { Bucket } from './provider-offer.ts';

/** Why nothing may be sent until a person acts. */
export type StopReason = 'key-rejected' | 'quota-used-up';

export type Grant =
  | { readonly kind: 'granted' }
  | { readonly kind: 'later'; readonly retryAfterMs: number }
  | { readonly kind: 'stopped'; readonly reason: StopReason };

/** What one API key may spend, shared by every process that uses the key. */
export interface RequestBudget {
  /**
   * Resolves when a turn has come, or at once where that would take more than `patienceMs`. Turns are shared fairly: of
   * those who wait, whoever has had less goes first, and what the bot does by itself is not kept waiting by people.
   *
   * @param workspace for whom, as in `workspaceId`; null for the bot itself
   */
  reserve(bucket: Bucket, patienceMs: number, workspace: string | null): Promise<Grant>;
  /** Takes the parcel's one refresh in the time that has to lie between two. */
  reserveRefresh(key: ParcelKey): Promise<Grant>;
  /** How long until the parcel may be refreshed again, milliseconds; 0 for now, null for never. */
  refreshWaitMs(key: ParcelKey): Promise<number | null>;
  /** Whether anything may be sent at all: there may be a cool-down, or a stop. */
  check(): Promise<Grant>;
  coolDown(durationMs: number): Promise<void>;
  /** Resolves to true for the one caller that should raise the alarm. */
  stop(reason: StopReason): Promise<boolean>;
  /** A person has acted: requests may flow again. */
  resume(): Promise<void>;
}
