import { z } from 'zod';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { titleSeen } from '../../src/domain/naming.ts';
import { isOwnIn } from '../../src/domain/owner.ts';
import { toParcelKey } from '../../src/domain/parcel.ts';
import { readChange } from './change-text.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { ownershipOf } from './owner-store.ts';
import { createQueryStore } from './query-store.ts';
import { readJson } from './read-json.ts';
import { readSubscription } from './subscription-text.ts';

/** As the scripts return a delivery: id, parcel, change, queries, subscription, owner, title; '' for what is not there. */
export const deliveryRow = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
]);

type ReadRow = (channel: ChannelRef, row: z.output<typeof deliveryRow>) => Promise<readonly Delivery[]>;

/**
 * Nothing for what is not there any more, not followed any more, none of the channel's business any more, or cannot be
 * read.
 *
 * @param home the host's workspaces
 */
export function createRowReader(redis: RedisClient, keys: Keyspace, home: ReadonlySet<string>): ReadRow {
  const queries = createQueryStore(redis, keys);
  return async (channel, [id, parcelText, changeText, matchedText, subscriptionText, owner, stored]) => {
    const parcel = toParcelKey(parcelText);
    const news = readChange(changeText);
    if (news === null) return [];
    // It has come back before that could be told.
    if (news.silence?.kind === 'gone' && !(await redis.hexists(keys.parcel(parcel), 'g'))) return [];
    const isOwner = isOwnIn(channel, await ownershipOf(redis, keys, parcel, owner), home);
    const subscription = subscriptionText === '' ? null : readSubscription(subscriptionText, parcel, channel);
    if (subscription === null && !isOwner) return [];
    const matched = readJson(matchedText, z.array(z.string())) ?? [];
    const followed = matched.length > 0 ? await queries.list(channel) : [];
    const stillWanted = followed.filter(({ query }) => matched.includes(query));
    if (subscription === null && stillWanted.length === 0) return [];
    // The one that the news came with may be that of a former owner.
    const title = titleSeen({ own: subscription?.title ?? null, stored, isOwner });
    return [{ id, change: { ...news, parcel }, title, subscription, queries: stillWanted }];
  };
}
