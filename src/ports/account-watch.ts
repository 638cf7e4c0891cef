/** What is remembered of the tracking account, to tell it from another one. */
export interface KnownAccount {
  /** Ids of parcels that were in it at the last complete look; a few of many. */
  readonly sample: readonly string[];
  /** How many complete looks in a row have found nothing at all. */
  readonly empty: number;
  /** Since when it shows (nearly) none of what is known, Unix milliseconds; null while it does. */
  readonly strangeSince: number | null;
  /** A person has said that it is the right one, whatever the next look shows. */
  readonly isTrusted: boolean;
}

export interface AccountWatch {
  /** Null before the first complete look. */
  read(): Promise<KnownAccount | null>;
  write(account: KnownAccount): Promise<void>;
  /** The next look begins anew: see {@link KnownAccount.isTrusted}. */
  trust(): Promise<void>;
  /** Resolves to whether another key was used the last time. Only a digest of it is kept. */
  noteKey(apiKey: string): Promise<boolean>;
}
