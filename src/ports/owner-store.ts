import type { Attempt } from '../domain/attempt.ts';
import type { Owner, Ownership } from '../domain/owner.ts';
import type { ParcelKey } from '../domain/parcel.ts';

/** Who brought which parcel into the account. */
export interface OwnerStore {
  /** One answer for each key, in order. */
  read(keys: readonly ParcelKey[]): Promise<readonly Ownership[]>;
  /**
   * Notes that the service will be asked for a parcel. Resolves to when it first was, for the same channel and with the
   * same words, and whether that is an earlier attempt of which it is not known what became.
   */
  attempt(attempt: Omit<Attempt, 'first'>): Promise<{ readonly first: number; readonly isAgain: boolean }>;
  /** It is known now what became of it. */
  settle(attempt: Pick<Attempt, 'key' | 'owner' | 'words'>): Promise<void>;
  /** Attempts of which that is not known, at most so many. */
  unsettled(most: number): Promise<readonly Attempt[]>;
  /** The service has just added the parcel, with this title: whose it was before does not count. */
  claim(key: ParcelKey, title: string | null, owner: Owner): Promise<void>;
  /** The same for a parcel that may be somebody's: it stays his. */
  claimUnowned(key: ParcelKey, owner: Owner): Promise<void>;
  /** Resolves to false where it is no longer the first one's. */
  replace(key: ParcelKey, owner: Owner, by: Owner): Promise<boolean>;
}
