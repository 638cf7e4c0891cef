import type { Services } from '../chat/services.ts';
import { type ChannelRef, channelId, workspaceId } from '../domain/channel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { QuerySubscription } from '../domain/subscription.ts';
import type { QueryLimits } from '../ports/query-store.ts';

/** Every one is asked about every change of every parcel. */
const MOST = { channel: 25, workspace: 200 } as const satisfies QueryLimits;

/** Whether a channel may follow one more query; else `too-many-queries`. {@link addWithin} has the last word. */
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
    if (counts[of] >= MOST[of]) return tooMany(of);
  }
  return success(undefined);
}

/** Adds it, or replaces the one with the same query; `too-many-queries` where others were quicker. */
export async function addWithin(
  { queries }: Pick<Services, 'queries'>,
  subscription: QuerySubscription,
): Promise<Result<void>> {
  const full = await queries.add(subscription, MOST);
  return full === null ? success(undefined) : tooMany(full);
}

function tooMany(of: keyof QueryLimits) {
  return failure({ code: 'too-many-queries', of, most: MOST[of] });
}
