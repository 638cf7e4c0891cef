import type { Carrier } from './carrier.ts';
import type { Denial } from './denial.ts';
import type { ParcelKey } from './parcel.ts';

/** What a person typed that cannot be acted on. */
export type InputProblem =
  /** A first word that is none, what followed it, and up to three verbs that may have been meant, best first. */
  | {
      readonly code: 'unknown-command';
      readonly given: string;
      readonly rest: string;
      readonly nearest: readonly string[];
    }
  /** More characters than anybody types for it; `argument` is null where it is the whole text. */
  | {
      readonly code: 'too-long';
      readonly argument: string | null;
      readonly length: number;
      readonly most: number;
    }
  /** Words that are no part of the command; nothing typed is passed over. */
  | { readonly code: 'not-understood'; readonly words: readonly string[] }
  /** The same argument more than once, with different values. */
  | { readonly code: 'given-twice'; readonly argument: string; readonly given: readonly string[] }
  /** A number of which a spreadsheet has kept only the first digits, such as `7.71E+11`. */
  | { readonly code: 'digits-lost'; readonly given: string }
  | { readonly code: 'missing-argument'; readonly argument: string; readonly expected: string }
  | {
      readonly code: 'bad-argument';
      readonly argument: string;
      readonly given: string;
      readonly expected: string;
    }
  /** Days, `YYYY-MM-DD`, of which a date in numbers may mean each. */
  | {
      readonly code: 'ambiguous-date';
      readonly argument: string;
      readonly given: string;
      readonly days: readonly string[];
    }
  | {
      readonly code: 'unknown-option';
      readonly given: string;
      readonly nearest: string | null;
      readonly allowed: readonly string[];
    }
  | {
      readonly code: 'unknown-carrier';
      readonly given: string;
      readonly expected: string;
      readonly nearest: readonly Carrier[];
    }
  /** Nothing was named, or what was named fits none or several. */
  | {
      readonly code: 'which-parcel';
      readonly given: string;
      readonly candidates: readonly ParcelCandidate[];
    }
  /** A word of a query that is not understood; `meant` is the nearest that would be, null where none is near. */
  | {
      readonly code: 'bad-query';
      readonly given: string;
      readonly expected: string;
      readonly meant: string | null;
    }
  | { readonly code: 'nothing-to-change' }
  /** More parcels than can be done at once. */
  | { readonly code: 'too-many-rows'; readonly most: number }
  | { readonly code: 'not-clearable'; readonly argument: string }
  | { readonly code: 'nothing-found'; readonly given: string }
  | { readonly code: 'not-followed'; readonly parcel: ParcelKey }
  /** It was brought in elsewhere, or nobody did and the host's workspaces are others. */
  | { readonly code: 'owned-elsewhere' }
  /** A button or form that was altered, has run out, or was made by another version. */
  | { readonly code: 'stale-button' }
  /** A button that had been pressed before. */
  | { readonly code: 'already-done' }
  /** The same, and what it does is being done. */
  | { readonly code: 'under-way' }
  | { readonly code: 'file-unreadable'; readonly reason: string };

export interface ParcelCandidate {
  /** What names it: `sto/402934299065`, or the number alone where nobody knows who carries it. */
  readonly named: string;
  readonly label: string;
}

/** What the tracking service answered, or failed to. */
export type ProviderProblem =
  /** `mayBeOurs` where an earlier request for the same may have added it: its answer was lost. */
  | { readonly code: 'tracking-exists'; readonly mayBeOurs?: boolean }
  | { readonly code: 'tracking-missing' }
  | { readonly code: 'number-rejected' }
  | { readonly code: 'carrier-rejected' }
  /** `cost` of having asked, in words; absent or null for nothing. */
  | { readonly code: 'carrier-not-detected'; readonly cost?: string | null }
  | { readonly code: 'too-many-at-once' }
  | { readonly code: 'feature-locked' }
  | { readonly code: 'balance-too-low' }
  /** The key does not work until a person does something about it. */
  | { readonly code: 'key-rejected' }
  | { readonly code: 'quota-used-up' }
  /** The service asked to wait, or our own budget has no turn soon enough. */
  | { readonly code: 'provider-busy'; readonly retryAfterMs: number }
  /** The same parcel was refreshed a short time ago. */
  | { readonly code: 'refreshed-recently'; readonly retryAfterMs: number }
  | { readonly code: 'provider-unavailable'; readonly reason: string }
  | { readonly code: 'provider-answer-unreadable'; readonly reason: string }
  | { readonly code: 'provider-answer-too-big' }
  /** The service refused something that we built wrongly: a bug on our side, but no reason to crash. */
  | { readonly code: 'provider-refused'; readonly providerCode: number; readonly reason: string };

/** Whether the service refuses everything for now, and not only what it was asked. */
export function isPassing({ code }: { readonly code: ProblemCode }): boolean {
  return ['provider-busy', 'provider-unavailable', 'key-rejected', 'quota-used-up'].includes(code);
}

/** Whether what the service was asked for may have been done all the same. */
export function isUncertain({ code }: { readonly code: ProblemCode }): boolean {
  return ['provider-unavailable', 'provider-answer-unreadable', 'provider-answer-too-big'].includes(code);
}

/** What keeps the bot itself from working. */
export type OwnProblem = { readonly code: 'store-unavailable' };

export type Problem = InputProblem | Denial | ProviderProblem | OwnProblem;
export type ProblemCode = Problem['code'];
