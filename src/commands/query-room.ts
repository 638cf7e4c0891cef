import type { Services } from '../chat/services.ts';
import { type ChannelRef, channelId, workspaceId } from '../domain/channel.ts';
import { failure, type Result, success } from '../domain/result.ts';

/** Every one is asked about every change of every parcel. */
const MOST = { channel: 25, workspace: 200 } as const;

/** Whether a channel may follow one more query; else `too-many-queries`. */
export async function requireRoom(
  { queries }: Pick<Services, 'queries'>,
  channel: ChannelRef,
): Promise<Result<void>> {
  const all = (await queries.list()).map((each) => each.channel);
  const counts = {
    channel: all.filter((each) => channelId(each) === channelId(channel)).length,
    workspace: all.filter((each) => workspaceId(each) === workspaceId(channel)).length,
  };
  for (const of of ['channel', 'workspace'] as const) {
    if (counts[of] >= MOST[of]) return failure({ code: 'too-many-queries', of, most: MOST[of] });
  }
  return success(undefined);
}
