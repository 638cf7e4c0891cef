import { z } from 'zod';
import { channelId, toChannelRef } from '../../src/domain/channel.ts';
import { parcelId } from '../../src/domain/parcel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { HomeWorkspaces } from '../../src/ports/home-workspaces.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import { readChange } from './change-text.ts';
import { createLaneClaim, holdIn } from './claim-lane.ts';
import type { RedisClient } from './connection.ts';
import { deliveryRow, readRow } from './delivery-row.ts';
import type { Keyspace } from './keyspace.ts';
import { createQueryStore } from './query-store.ts';
import { defineScript } from './script.ts';

export interface OutboxNeeds {
  readonly clock: Clock;
  readonly home: HomeWorkspaces;
}

export function createOutbox(redis: RedisClient, keys: Keyspace, needs: OutboxNeeds): Outbox {
  return { ...outboxClaims(redis, keys, needs), ...outboxLooks(redis, keys, needs) };
}

type Claims = Pick<Outbox, 'claim' | 'settle' | 'release'>;

/** What whoever posts does with it. */
function outboxClaims(redis: RedisClient, keys: Keyspace, { clock, home }: OutboxNeeds): Claims {
  const queries = createQueryStore(redis, keys);
  const claimLane = createLaneClaim(redis, keys);
  const releaseLane = defineScript(redis, 'releaseLane');
  const settleLane = defineScript(redis, 'settleLane');
  return {
    async claim(channel, leaseMs, pace) {
      const now = clock();
      const answer = await claimLane(channel, now, leaseMs, pace);
      const hold = holdIn(answer, now);
      if (hold) return { kind: 'held', hold };
      if (answer[0] === 'taken') return { kind: 'taken', waitMs: answer[1] };
      if (answer[0] !== 'claimed') return { kind: 'empty' };
      const [, attempt, unsure, since, first, ...rest] = answer;
      const ids = [first[0], ...rest.map(([id]) => id)] as const;
      const read = await Promise.all([first, ...rest].map((row) => readRow({ queries, home }, channel, row)));
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
  };
}

const rowsBehind = z.tuple([z.number()], deliveryRow);

/** What can be seen of it without changing anything. */
function outboxLooks(
  redis: RedisClient,
  keys: Keyspace,
  { clock, home }: OutboxNeeds,
): Omit<Outbox, keyof Claims> {
  const queries = createQueryStore(redis, keys);
  const claimLane = createLaneClaim(redis, keys);
  const waitingOf = defineScript(redis, 'waitingOf');
  return {
    size: () => redis.hlen(keys.outbox),

    async waiting() {
      return (await redis.smembers(keys.waiting)).flatMap((id) => toChannelRef(id) ?? []);
    },

    async look(channel, pace) {
      const now = clock();
      const [answer, waiting, [oldest]] = await Promise.all([
        claimLane(channel, now, 0, pace),
        redis.zcard(keys.lane(channel)),
        redis.zrange(keys.lane(channel), 0, '0'),
      ]);
      const change = oldest === undefined ? null : readChange(await redis.hget(keys.outbox, oldest));
      return { hold: holdIn(answer, now), waiting, oldestSeenAt: change?.seenAt ?? null };
    },

    async waitingOf(channel, parcel) {
      const [ahead, ...rows] = rowsBehind.parse(
        await waitingOf(
          [keys.lane(channel), keys.outbox, keys.matched],
          [channelId(channel), parcelId(parcel), keys.parcels, keys.allFollowers, keys.allMoved],
        ),
      );
      const read = await Promise.all(rows.map((row) => readRow({ queries, home }, channel, row)));
      return { ahead, deliveries: read.flat() };
    },
  };
}
