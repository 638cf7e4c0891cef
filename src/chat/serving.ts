import { rememberingFor } from '../async/remembering-for.ts';
import { type ChannelRef, channelId, isNameable, toChannelRef, workspaceId } from '../domain/channel.ts';
import type { ChannelAccess } from '../ports/channel-access.ts';
import type { Clock } from '../ports/clock.ts';

/** Whether the bot serves a channel. Rejects where that cannot be found out. */
export type Serves = (channel: ChannelRef) => Promise<boolean>;

export interface ServingNeeds {
  /** As in {@link workspaceId}; empty for all. */
  readonly allowed: readonly string[];
  /** By platform. May still be filled. */
  readonly channels: ReadonlyMap<string, ChannelAccess>;
  readonly clock: Clock;
}

/** Who has just joined or left a workspace may have to wait so long. */
const KNOWN_FOR_MS = 5 * 60_000;

/**
 * Which workspaces may use the bot at all is for whoever runs it to say. A conversation that is part of none is
 * served where the person belongs to one that is.
 */
export function createServing({ allowed, channels, clock }: ServingNeeds): Serves {
  const named = new Set(allowed);

  const belongs = rememberingFor(KNOWN_FOR_MS, clock, async (id) => {
    const channel = toChannelRef(id);
    const access = channel && channels.get(channel.platform);
    if (!access) return false;
    const here = allowed.filter((each) => each.startsWith(`${channel.platform}/`));
    const workspaces = here.map((each) => each.slice(channel.platform.length + 1));
    const belonging = await Promise.all(workspaces.map((each) => access.belongsTo(channel, each)));
    return belonging.some(Boolean);
  });

  return async (channel) => {
    const workspace = workspaceId(channel);
    if (named.size === 0 || named.has(workspace)) return true;
    return isNameable(workspace) ? false : belongs(channelId(channel));
  };
}
