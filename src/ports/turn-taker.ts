import type { Allowance, Party } from '../domain/party.ts';

export type TurnTaken =
  | { readonly kind: 'taken' }
  /** Nothing was taken; there is a turn again in so long. */
  | { readonly kind: 'too-fast'; readonly of: keyof Party; readonly retryAfterMs: number };

/** How fast people may be, over all processes. */
export interface TurnTaker {
  /**
   * Takes a turn of the person and one of the workspace, or neither: each has so many in a minute, and as many at once.
   * `what` is counted by itself.
   */
  take(what: string, party: Party, aMinute: Allowance): Promise<TurnTaken>;
}
