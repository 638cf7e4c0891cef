import { toChannelRef, workspaceId } from '../../src/domain/channel.ts';
import type { Owner } from '../../src/domain/owner.ts';

/** `slack/T1/C1 U1`: a channel's id has no blanks. */
export function writeOwner({ workspace, channel, by }: Owner): string {
  return [channel ?? workspace, ...(by === null ? [] : [encodeURIComponent(by)])].join(' ');
}

/** An older version wrote `slack/T1`. */
export function readOwner(text: string): Owner {
  const [place = '', by] = text.split(' ');
  const channel = toChannelRef(place);
  return {
    workspace: channel ? workspaceId(channel) : place,
    channel: channel && place,
    by: by === undefined ? null : decodeURIComponent(by),
  };
}
