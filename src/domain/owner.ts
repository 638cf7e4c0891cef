import { type ChannelRef, channelId, workspaceId } from './channel.ts';

/** Who brought a parcel into the account, through the bot. */
export interface Owner {
  /** As in {@link workspaceId}. */
  readonly workspace: string;
  /** Where, as in {@link channelId}; null where an older version noted the workspace alone. */
  readonly channel: string | null;
  /** The platform's id of the person; null as above. */
  readonly by: string | null;
  /** Who reads what was written about it: everybody of the workspace, or only those in that channel. */
  readonly readBy: 'workspace' | 'channel';
}

/**
 * Whose a parcel is. What nobody brought in belongs to the host's workspaces; while it is not known what became of
 * somebody's attempt to bring it in, it is `unsettled` and belongs to nobody.
 */
export type Ownership = Owner | 'nobody' | 'unsettled';

/** Somebody who brings a parcel in; what is written in a place that is closed to others stays there. */
export interface Bringer {
  readonly channel: ChannelRef;
  /** The platform's id of the person. */
  readonly user: string;
  /** Whether everybody of the workspace can read in the channel. */
  readonly isOpen: boolean;
}

export function ownerOf({ channel, user, isOpen }: Bringer): Owner {
  return {
    workspace: workspaceId(channel),
    channel: channelId(channel),
    by: user,
    readBy: isOpen ? 'workspace' : 'channel',
  };
}

/**
 * Whether a channel may read what people wrote about a parcel, and change it.
 *
 * @param home the host's workspaces, as in {@link workspaceId}
 */
export function isOwnIn(channel: ChannelRef, ownership: Ownership, home: ReadonlySet<string>): boolean {
  const workspace = workspaceId(channel);
  if (ownership === 'unsettled') return false;
  if (ownership === 'nobody') return home.has(workspace);
  if (ownership.workspace !== workspace) return false;
  return ownership.readBy === 'workspace' || ownership.channel === channelId(channel);
}
