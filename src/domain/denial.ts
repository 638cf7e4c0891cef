import type { Party } from './party.ts';
import type { Right } from './rights.ts';

/** What somebody may not, or not there, or not so much of. */
export type Denial =
  /** Without a `right`, it is a matter of whose something is. */
  | { readonly code: 'not-allowed'; readonly right?: Right; readonly who: readonly string[] }
  /** Whoever is of another organisation only looks. */
  | { readonly code: 'outsider' }
  /** Whoever runs the bot does not have it used here. */
  | { readonly code: 'not-served' }
  /** More commands than a person or a workspace can give. */
  | {
      readonly code: 'too-fast';
      readonly of: keyof Party;
      readonly aMinute: number;
      readonly retryAfterMs: number;
    }
  /** More of the quota than a person or a workspace may use up in a day, which ends in so long. */
  | {
      readonly code: 'units-used-up';
      readonly of: keyof Party;
      /** What is used up, as in `quota`. */
      readonly unit: string;
      readonly limit: number;
      readonly left: number;
      readonly wanted: number;
      readonly retryAfterMs: number;
    }
  /** Only the workspaces of whoever runs the bot may; `workspace` as in `workspaceId`. */
  | { readonly code: 'hosts-only'; readonly workspace: string }
  /** Nothing may be set up in that channel from here. */
  | { readonly code: 'channel-closed'; readonly why: ChannelBarrier }
  /** As many queries as may be followed. */
  | { readonly code: 'too-many-queries'; readonly of: 'channel' | 'workspace'; readonly most: number };

/**
 * `unknown`: there is none that the person can see; `direct`: whoever speaks in a direct message reaches only that;
 * `shared`: another organisation reads there; `asker`, `bot`: who may not write there; `unsure`: the platform does not say.
 */
export type ChannelBarrier = 'unknown' | 'direct' | 'archived' | 'shared' | 'asker' | 'bot' | 'unsure';
