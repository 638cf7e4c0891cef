import type { ChannelAccess } from './channel-access.ts';
import type { Notifier } from './notifier.ts';

/** What the core must know of a chat platform to read and write for it. */
export interface PlatformTraits {
  /** How people write a channel there; the first group is its id. */
  readonly channelId: RegExp;
  readonly limits: {
    /** Characters that a button, an entry of a menu and a form can each carry; a call that was kept takes up to 64. */
    readonly longestCall: number;
    /** Fields that a form shows at once, a text above them included. */
    readonly formFields: number;
  };
}

/** A running connection to a chat platform. */
export interface Platform {
  readonly notifier: Notifier;
  /** Where there is none, nothing is set up in a channel from another. */
  readonly channels?: ChannelAccess;
  /** Whether commands arrive right now. */
  isConnected(): boolean;
  /**
   * Connects, and from then on stays connected as well as it can. Rejects where that is not possible now, and may be
   * called again then.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}
