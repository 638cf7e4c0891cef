import type { Pause } from './channel-settings.ts';
import type { Opinion } from './judge.ts';

/** Where a notice stands: a change that one channel is to hear of. */
export type Standing =
  /** It is being posted, or about to be. */
  { readonly kind: 'due' } | { readonly kind: 'held'; readonly hold: Hold } | Settled;

/** What became of a notice in the end. */
export type Settled =
  | { readonly kind: 'posted'; readonly messageId: string; readonly said: readonly Said[] }
  /** For good: the platform takes no such message. */
  | { readonly kind: 'refused'; readonly because: string }
  /** Nobody can tell whether it was posted, so it is not posted again; whoever follows was told by direct message. */
  | { readonly kind: 'unseen'; readonly because: string }
  | { readonly kind: 'unwanted'; readonly said: readonly Said[] };

/** What one of the channel's subscriptions said about it. */
export type Said = Pick<Opinion, 'query' | 'verdict'>;

/** What keeps notices from being posted for now. All times are Unix milliseconds. */
export type Hold =
  /** Somebody wants nothing to be posted into the channel. */
  | { readonly by: 'pause'; readonly pause: Pause }
  | { readonly by: 'quiet'; readonly until: number }
  | LaneHold
  /** So many notices are before it. */
  | { readonly by: 'others'; readonly ahead: number };

/** What keeps everything that waits for a channel, whatever the channel itself has chosen. */
export type LaneHold =
  | ({ readonly by: 'refusal' } & Refusal)
  | ({ readonly by: 'lockout' } & Lockout)
  /** The platform cannot be reached, or did not say whether it took the post; `until` then the next attempt. */
  | {
      readonly by: 'outage';
      readonly because: string;
      /** Whether it may have been seen. */
      readonly mayBePosted: boolean;
      readonly since: number;
      readonly until: number;
    }
  /** It takes only so many messages in a time. */
  | { readonly by: 'pace'; readonly until: number };

/** A platform lets nothing be posted into a channel, in its own words. */
export interface Refusal {
  readonly because: string;
  /** When what waits first was tried first; null where an older version noted it. */
  readonly since: number | null;
}

/** A platform takes nothing from the bot in any channel, in its own words: its token is not accepted. */
export interface Lockout {
  readonly because: string;
  /** When that was found, Unix milliseconds. */
  readonly since: number;
}
