import type { ChannelRef } from '../domain/channel.ts';
import type { Result } from '../domain/result.ts';
import type { Roles } from '../domain/rights.ts';

/** Who wants something in a channel, and where they say so. */
export interface Asker {
  readonly channel: ChannelRef;
  /** The platform's id of the person. */
  readonly user: string;
}

/** What somebody is in a channel. */
export interface Presence {
  readonly roles: Roles;
  /** As people know them, with the id that nobody else has. */
  readonly name: string;
  /** Whether everybody of the workspace can read there. */
  readonly isOpen: boolean;
}

/** Asks a platform who belongs where. */
export interface ChannelAccess {
  /**
   * Whether a person may write into a channel of the workspace in which they speak, and the bot as well: else
   * `channel-closed`, which tells nobody of a channel that they cannot see.
   */
  enter(asker: Asker, channel: string): Promise<Result<Presence>>;
  /** Whether whoever has a conversation that is part of no workspace belongs to one. */
  belongsTo(conversation: ChannelRef, workspace: string): Promise<boolean>;
}
