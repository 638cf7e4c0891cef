import { z } from 'zod';
import type { Change } from '../../src/domain/change.ts';
import { channelId, toChannelRef, workspaceId } from '../../src/domain/channel.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { readDeliveryId } from '../../src/domain/delivery-id.ts';
import { type ParcelKey, toParcelKey } from '../../src/domain/parcel.ts';
import { STATUSES } from '../../src/domain/status.ts';
import type { HomeWorkspaces } from '../../src/ports/chat-memory.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Outbox } from '../../src/ports/storage.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readTitle } from './parcel-fields.ts';
import { createQueryStore } from './query-store.ts';
import { readJson } from './read-json.ts';
import { defineScript } from './script.ts';
import { createSubscriptionStore } from './subscription-store.ts';

/** With more than these waiting for a channel, they are told together. */
const MOST_SINGLE = 10;
/** So many fit into one message of every platform. */
const MOST_TOGETHER = 25;
/** What is stored of a change is longer than what is shown of it, so that none is cut. */
const MOST_BYTES_TOGETHER = 6_500;

const status = z.enum(STATUSES);
const change: z.ZodType<Change> = z.object({
  parcel: z.object({ carrier: z.string(), number: z.string() }),
  title: z.string().nullable(),
  from: status,
  to: status,
  detail: z.string().nullable(),
  news: z.array(
    z.object({
      at: z.string(),
      text: z.string(),
      place: z.string().nullable(),
      status: status.nullable(),
    }),
  ),
  daysInTransit: z.number().nullable(),
  website: z.string().nullable(),
  // Written by no version before this one.
  checkedAt: z.number().nullable().default(null),
  passed: z.array(status).default([]),
  route: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
  silence: z
    .object({
      kind: z.enum(['no-news', 'slow']),
      days: z.number(),
      usual: z.object({ least: z.number(), most: z.number() }).nullable(),
    })
    .nullable()
    .default(null),
});
const answers = z.union([
  z.literal('empty'),
  z.tuple([z.enum(['taken', 'paced']), z.number()]),
  z.tuple([z.literal('claimed'), z.number(), z.number(), z.number(), z.string()], z.string()),
]);

export function createOutbox(
  redis: RedisClient,
  keys: Keyspace,
  { clock, home }: { readonly clock: Clock; readonly home: HomeWorkspaces },
): Outbox {
  const subscriptions = createSubscriptionStore(redis, keys);
  const queries = createQueryStore(redis, keys);
  const claimLane = defineScript(redis, 'claimLane');
  const releaseLane = defineScript(redis, 'releaseLane');
  const settleLane = defineScript(redis, 'settleLane');

  /** A parcel may have been given another carrier meanwhile. */
  async function currentKey(key: ParcelKey): Promise<ParcelKey> {
    const [isThere, moved] = await Promise.all([redis.exists(keys.parcel(key)), redis.get(keys.moved(key))]);
    return isThere === 1 || moved === null ? key : toParcelKey(moved);
  }

  /** Nothing for what is not there any more, not followed any more, or cannot be read. */
  async function read(id: string): Promise<readonly Delivery[]> {
    const names = readDeliveryId(id);
    if (!names) return [];
    const { channel } = names;
    const parcel = await currentKey(names.parcel);
    const [text, matchedText, subscription, owner] = await Promise.all([
      redis.hget(keys.outbox, id),
      redis.hget(keys.matched, id),
      subscriptions.read(parcel, channel),
      redis.hget(keys.parcel(parcel), 'o'),
    ]);
    const news = readJson(text, change);
    const matched = readJson(matchedText, z.array(z.string())) ?? [];
    const followed = matched.length > 0 ? await queries.list(channel) : [];
    const stillWanted = followed.filter(({ query }) => matched.includes(query));
    if (news === null || (subscription === null && stillWanted.length === 0)) return [];
    // What nobody claimed belongs to the workspace at home.
    const isAtHome = owner === null && (await home.includes(workspaceId(channel)));
    const title = readTitle(
      { o: owner ?? (isAtHome ? workspaceId(channel) : ''), n: news.title ?? '' },
      { title: subscription?.title ?? null, channel },
    );
    return [{ id, change: { ...news, parcel }, title, subscription, queries: stillWanted }];
  }

  return {
    size: () => redis.hlen(keys.outbox),

    async waiting() {
      return (await redis.smembers(keys.waiting)).flatMap((id) => toChannelRef(id) ?? []);
    },

    async claim(channel, leaseMs, pace) {
      const answer = answers.parse(
        await claimLane(
          [keys.lane(channel), keys.claims, keys.paused, keys.pace(channel), keys.outbox],
          [
            channelId(channel),
            clock(),
            leaseMs,
            pace.intervalMs,
            pace.burst,
            MOST_SINGLE,
            MOST_TOGETHER,
            MOST_BYTES_TOGETHER,
          ],
        ),
      );
      if (answer === 'empty') return { kind: 'empty' };
      if (answer[0] !== 'claimed') return { kind: answer[0], waitMs: answer[1] };
      const [, attempt, unsure, since, first, ...rest] = answer;
      const ids = [first, ...rest] as const;
      const deliveries = (await Promise.all(ids.map(read))).flat();
      return {
        kind: 'claimed',
        batch: { channel, ids, deliveries, attempt, since, mayBePosted: unsure === 1 },
      };
    },

    async settle({ channel, ids }) {
      await settleLane(
        [keys.outbox, keys.lane(channel), keys.claims, keys.waiting, keys.matched],
        [channelId(channel), ...ids],
      );
    },

    async release({ channel, ids, attempt }, mayBePosted) {
      await releaseLane([keys.claims], [channelId(channel), ids[0], attempt, mayBePosted ? 1 : 0]);
    },
  };
}
