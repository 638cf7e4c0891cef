import type { Party } from '../domain/party.ts';

export type Booked =
  /** `day` by the store's clock, counted since 1970: on another one nothing is given back. */
  | { readonly kind: 'booked'; readonly day: number }
  /** Nothing was booked: so much is left for today, which ends in so long. */
  | {
      readonly kind: 'too-much';
      readonly of: keyof Party;
      readonly limit: number;
      readonly left: number;
      readonly retryAfterMs: number;
    };

/** What each uses up of the account's quota in a day, over all processes; it ends at midnight UTC by the store's clock. */
export interface UnitLedger {
  /** Before it is used up. */
  book(party: Party, units: number): Promise<Booked>;
  /** The same without booking anything. */
  look(party: Party, units: number): Promise<Booked>;
  /** It was not used up after all, which counts on the day on which it was booked. */
  giveBack(party: Party, units: number, day: number): Promise<void>;
}
