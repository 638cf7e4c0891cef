import { z } from 'zod';
import { type ChannelRef, channelId, toChannelRef, workspaceId } from '../../src/domain/channel.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import type { LaneHold } from '../../src/domain/standing.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { HomeWorkspaces } from '../../src/ports/home-workspaces.ts';
import type { Outbox, Pace } from '../../src/ports/outbox.ts';
import { readChange } from './change-text.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readTitle } from './parcel-fields.ts';
import { createQueryStore } from './query-store.ts';
import { readJson } from './read-json.ts';
import { readRefusal } from './refusal-text.ts';
import { defineScript } from './script.ts';
import { readSubscription } from './subscription-text.ts';

/** With more than these waiting for a channel, they are told together. */
const MOST_SINGLE = 10;
/** So many fit into one message of every platform. */
const MOST_TOGETHER = 25;
/** What is stored of a change is longer than what is shown of it, so that none is cut. */
const MOST_BYTES_TOGETHER = 7_100;

/** As the scripts return it: id, parcel, change, queries, subscription, owner. */
const claimed = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]);
const answers = z.union([
  z.tuple([z.enum(['empty', 'free'])]),
  z.tuple([z.literal('refused'), z.string()]),
  z.tuple([z.enum(['taken', 'paced']), z.number()]),
  z.tuple([z.literal('failing'), z.number(), z.number(), z.string()]),
  z.tuple([z.literal('claimed'), z.number(), z.number(), z.number(), claimed], claimed),
]);

const rowsOf = z.tuple([z.number()], claimed);

export function createOutbox(
  redis: RedisClient,
  keys: Keyspace,
  { clock, home }: { readonly clock: Clock; readonly home: HomeWorkspaces },
): Outbox {
  const queries = createQueryStore(redis, keys);
  const claimLane = defineScript(redis, 'claimLane');
  const releaseLane = defineScript(redis, 'releaseLane');
  const settleLane = defineScript(redis, 'settleLane');
  const waitingOf = defineScript(redis, 'waitingOf');
  const owners = [keys.parcels, keys.allFollowers, keys.allMoved];

  async function askLane(channel: ChannelRef, now: number, leaseMs: number, pace: Pace) {
    return answers.parse(
      await claimLane(
        [keys.lane(channel), keys.claims, keys.refusals, keys.pace(channel), keys.outbox, keys.matched],
        [
          channelId(channel),
          now,
          leaseMs,
          pace.intervalMs,
          pace.burst,
          MOST_SINGLE,
          MOST_TOGETHER,
          MOST_BYTES_TOGETHER,
          ...owners,
        ],
      ),
    );
  }

  /** Nothing for what is not there any more, not followed any more, or cannot be read. */
  async function readRow(channel: ChannelRef, row: z.output<typeof claimed>): Promise<readonly Delivery[]> {
    const [id, parcelText, changeText, matchedText, subscriptionText, owner] = row;
    const parcel = toParcelKey(parcelText);
    const news = readChange(changeText);
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
      const now = clock();
      const answer = await askLane(channel, now, leaseMs, pace);
      const hold = holdIn(answer, now);
      if (hold) return { kind: 'held', hold };
      if (answer[0] === 'taken') return { kind: 'taken', waitMs: answer[1] };
      if (answer[0] !== 'claimed') return { kind: 'empty' };
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

    async release({ channel, ids, attempt }, { mayBePosted, retryAt, because }) {
      await releaseLane(
        [keys.claims],
        [channelId(channel), ids[0], attempt, mayBePosted ? 1 : 0, retryAt, because ?? ''],
      );
    },

    async look(channel, pace) {
      const now = clock();
      const [answer, waiting, [oldest]] = await Promise.all([
        askLane(channel, now, 0, pace),
        redis.zcard(keys.lane(channel)),
        redis.zrange(keys.lane(channel), 0, '0'),
      ]);
      const change = oldest === undefined ? null : readChange(await redis.hget(keys.outbox, oldest));
      return { hold: holdIn(answer, now), waiting, oldestSeenAt: change?.seenAt ?? null };
    },

    async waitingOf(channel, parcel) {
      const [ahead, ...rows] = rowsOf.parse(
        await waitingOf(
          [keys.lane(channel), keys.outbox, keys.matched],
          [channelId(channel), parcelId(parcel), ...owners],
        ),
      );
      const read = await Promise.all(rows.map((row) => readRow(channel, row)));
      return { ahead, deliveries: read.flat() };
    },
  };
}

/** Null where nothing keeps the channel's notices, or nothing waits. */
function holdIn(answer: z.output<typeof answers>, now: number): LaneHold | null {
  switch (answer[0]) {
    case 'refused':
      return { by: 'refusal', ...readRefusal(answer[1]) };
    case 'failing':
      return { by: 'outage', because: answer[3], since: answer[2], until: now + answer[1] };
    case 'paced':
      return { by: 'pace', until: now + answer[1] };
    default:
      return null;
  }
}
