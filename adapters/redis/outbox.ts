import { z } from 'zod';
import type { Change } from '../../src/domain/change.ts';
import { type ChannelRef, channelId, toChannelRef, workspaceId } from '../../src/domain/channel.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { toParcelKey } from '../../src/domain/parcel.ts';
import { STATUSES } from '../../src/domain/status.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { HomeWorkspaces } from '../../src/ports/home-workspaces.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readTitle } from './parcel-fields.ts';
import { createQueryStore } from './query-store.ts';
import { readJson } from './read-json.ts';
import { defineScript } from './script.ts';
import { readSubscription } from './subscription-text.ts';

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
/** As the script returns it: id, parcel, change, queries, subscription, owner. */
const claimed = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]);
const answers = z.union([
  z.literal('empty'),
  z.tuple([z.enum(['taken', 'paced']), z.number()]),
  z.tuple([z.literal('claimed'), z.number(), z.number(), z.number(), claimed], claimed),
]);

export function createOutbox(
  redis: RedisClient,
  keys: Keyspace,
  { clock, home }: { readonly clock: Clock; readonly home: HomeWorkspaces },
): Outbox {
  const queries = createQueryStore(redis, keys);
  const claimLane = defineScript(redis, 'claimLane');
  const releaseLane = defineScript(redis, 'releaseLane');
  const settleLane = defineScript(redis, 'settleLane');

  /** Nothing for what is not there any more, not followed any more, or cannot be read. */
  async function readRow(channel: ChannelRef, row: z.output<typeof claimed>): Promise<readonly Delivery[]> {
    const [id, parcelText, changeText, matchedText, subscriptionText, owner] = row;
    const parcel = toParcelKey(parcelText);
    const news = readJson(changeText, change);
    const matched = readJson(matchedText, z.array(z.string())) ?? [];
    const followed = matched.length > 0 ? await queries.list(channel) : [];
    const stillWanted = followed.filter(({ query }) => matched.includes(query));
    const subscription = subscriptionText === '' ? null : readSubscription(subscriptionText, parcel, channel);
    if (news === null || (subscription === null && stillWanted.length === 0)) return [];
    // What nobody claimed belongs to the workspace at home.
    const isAtHome = owner === '' && (await home.includes(workspaceId(channel)));
    const title = readTitle(
      { o: isAtHome ? workspaceId(channel) : owner, n: news.title ?? '' },
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
          [keys.lane(channel), keys.claims, keys.paused, keys.pace(channel), keys.outbox, keys.matched],
          [
            channelId(channel),
            clock(),
            leaseMs,
            pace.intervalMs,
            pace.burst,
            MOST_SINGLE,
            MOST_TOGETHER,
            MOST_BYTES_TOGETHER,
            keys.parcels,
            keys.allFollowers,
            keys.allMoved,
          ],
        ),
      );
      if (answer === 'empty') return { kind: 'empty' };
      if (answer[0] !== 'claimed') return { kind: answer[0], waitMs: answer[1] };
      const [, attempt, unsure, since, first, ...rest] = answer;
      const ids = [first[0], ...rest.map(([id]) => id)] as const;
      const read = await Promise.all([first, ...rest].map((row) => readRow(channel, row)));
      const deliveries = read.flat();
      return {
        kind: 'claimed',
        batch: { channel, ids, deliveries, attempt, since, mayBePosted: unsure === 1 },
      };
    },

    async settle({ channel, ids }) {
      const more = await settleLane(
        [keys.outbox, keys.lane(channel), keys.claims, keys.waiting, keys.matched],
        [channelId(channel), ...ids],
      );
      return more === 1;
    },

    async release({ channel, ids, attempt }, mayBePosted) {
      await releaseLane([keys.claims], [channelId(channel), ids[0], attempt, mayBePosted ? 1 : 0]);
    },
  };
}
