import { toChannelRef, workspaceId } from '../../src/domain/channel.ts';
import type { Owner } from '../../src/domain/owner.ts';

const CLOSED = 'closed';

/** `slack/T1/C1 U1`, and `closed` behind it where only the channel reads it; ids have no blanks. */
export function writeOwner({ workspace, channel, by, readBy }: Owner): string {
  if (channel === null || by === null) return workspace;
  const place = [channel, encodeURIComponent(by)];
  return [...place, ...(readBy === 'channel' ? [CLOSED] : [])].join(' ');
}

/** An older version wrote `slack/T1`. */
export function readOwner(text: string): Owner {
  const [place = '', by, closed] = text.split(' ');
  const channel = toChannelRef(place);
  if (channel === null || by === undefined) {
    return { workspace: place, channel: null, by: null, readBy: 'workspace' };
  }
  return {
    workspace: workspaceId(channel),
    channel: place,
    by: decodeURIComponent(by),
    readBy: closed === CLOSED ? 'channel' : 'workspace',
  };
}
