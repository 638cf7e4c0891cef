/** What is to be done once: by whoever comes first and, if he does not come to an end, by whoever comes next. */
export interface OnceStore {
  /** `leaseMs` is how long the caller has it, unless he renews it. */
  begin(id: string, leaseMs: number): Promise<Beginning>;
  /** Resolves to whether it still was the caller's. */
  renew(id: string, token: string, leaseMs: number): Promise<boolean>;
  /** As long as it is the caller's. What has been done stays so for a week. */
  end(id: string, token: string, ending: Ending): Promise<void>;
}

export type Beginning =
  | {
      readonly kind: 'begun';
      /** Tells this beginning from every other. */
      readonly token: string;
      /** Somebody began before and came to no end: it may have been done, or a part of it. */
      readonly isAgain: boolean;
    }
  | { readonly kind: 'under-way' | 'done' };

/** `unknown` where it may have been done. Only what is `done` cannot be begun again. */
export type Ending = 'done' | 'not-done' | 'unknown';
