import type { ChannelRef } from '../domain/channel.ts';

/** Sees to it that a quota running low is told once, and where: in the host's workspaces alone, whose it is. */
export interface QuotaWatch {
  /** A parcel was added there. */
  noteChannel(channel: ChannelRef): Promise<void>;
  channel(): Promise<ChannelRef | null>;
  /** Resolves to true for the one caller that should warn. */
  claimWarning(): Promise<boolean>;
  /** There is enough again, or the warning could not be posted: the next time may warn. */
  clearWarning(): Promise<void>;
}
