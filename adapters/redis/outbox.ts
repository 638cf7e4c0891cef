import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { batchName } from '../../src/domain/batch-name.ts';
import { channelId, toChannelRef } from '../../src/domain/channel.ts';
import { parcelId } from '../../src/domain/parcel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import { readChange } from './change-text.ts';
import { createLaneClaim, holdIn } from './claim-lane.ts';
import type { RedisClient } from './connection.ts';
import { createRowReader, deliveryRow } from './delivery-row.ts';
import { createDoubts } from './doubts.ts';
import type { Keyspace } from './keyspace.ts';
import { createKnownEpoch } from './known-epoch.ts';
import { defineScript } from './script.ts';

export interface OutboxNeeds {
  /** Instead of Redis's own, which all processes share. */
  readonly clock: Clock | null;
  /** The host's workspaces. */
  readonly home: ReadonlySet<string>;
}

export function createOutbox(redis: RedisClient, keys: Keyspace, needs: OutboxNeeds): Outbox {
  return { ...outboxClaims(redis, keys, needs), ...outboxLooks(redis, keys, needs) };
}

type Claims = Pick<Outbox, 'claim' | 'renew' | 'settle' | 'release' | 'doubt' | 'endDoubt'>;

const counted = z.union([z.tuple([z.number(), z.number()]), z.tuple([])]);
const settlings = z.enum(['more', 'done', 'lost']);

/** What whoever posts does with it. */
function outboxClaims(redis: RedisClient, keys: Keyspace, { clock, home }: OutboxNeeds): Claims {
  const readRow = createRowReader(redis, keys, home);
  const now = () => clock?.() ?? '';
  const epoch = createKnownEpoch();
  const claimLane = createLaneClaim(redis, keys, now, epoch);
  const renewLane = defineScript(redis, 'renewLane');
  const releaseLane = defineScript(redis, 'releaseLane');
  const settleLane = defineScript(redis, 'settleLane');
  return {
    ...createDoubts(redis, keys, now, epoch),

    async claim(channel, leaseMs, pace) {
      // Made here, not counted by Redis: one that went back in time would give it out again.
      const token = randomUUID();
      const answer = await claimLane(channel, pace, { leaseMs, token });
      const hold = holdIn(answer);
      if (hold) return { kind: 'held', hold };
      if (answer[0] === 'taken') return { kind: 'taken', until: answer[1] };
      if (answer[0] !== 'claimed') return { kind: 'empty' };
      const [, attempt, unsure, mayLandMs, since, claimedAt, doubtedSince, , first, ...rest] = answer;
      const ids = [first[0], ...rest.map(([id]) => id)] as const;
      const read = await Promise.all([first, ...rest].map((row) => readRow(channel, row)));
      const deliveries = read.flat();
      return {
        kind: 'claimed',
        batch: {
          channel,
          token,
          name: batchName(ids),
          ids,
          deliveries,
          attempt,
          since,
          claimedAt,
          mayBePosted: unsure === 1,
          mayLandMs,
          doubtedSince: doubtedSince === '' ? null : doubtedSince,
        },
      };
    },

    async renew({ channel, token }, leaseMs) {
      const given = [channelId(channel), token, now(), leaseMs];
      const [inEpoch, count] = counted.parse(await renewLane([keys.claims, keys.epoch], given));
      if (inEpoch === undefined || count === undefined) return false;
      epoch.count(inEpoch, count);
      return true;
    },

    async settle({ channel, token, ids }) {
      return settlings.parse(
        await settleLane(
          [keys.outbox, keys.lane(channel), keys.claims, keys.waiting, keys.matched],
          [channelId(channel), token, ...ids],
        ),
      );
    },

    async release({ channel, token }, { mayBePosted, mayLandMs, retryMs, because }) {
      const given = [mayBePosted ? 1 : 0, mayLandMs, retryMs, because ?? ''];
      return (await releaseLane([keys.claims], [channelId(channel), token, now(), ...given])) === 1;
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
  const readRow = createRowReader(redis, keys, home);
  const claimLane = createLaneClaim(redis, keys, () => clock?.() ?? '');
  const waitingOf = defineScript(redis, 'waitingOf');
  return {
    async now() {
      if (clock) return clock();
      const [seconds, microseconds] = await redis.time();
      return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
    },

    size: () => redis.hlen(keys.outbox),

    async waiting() {
      return (await redis.smembers(keys.waiting)).flatMap((id) => toChannelRef(id) ?? []);
    },

    async look(channel, pace) {
      const [answer, waiting, [oldest]] = await Promise.all([
        claimLane(channel, pace, 'look'),
        redis.zcard(keys.lane(channel)),
        redis.zrange(keys.lane(channel), 0, '0'),
      ]);
      const change = oldest === undefined ? null : readChange(await redis.hget(keys.outbox, oldest));
      return { hold: holdIn(answer), waiting, oldestSeenAt: change?.seenAt ?? null };
    },

    async waitingOf(channel, parcel) {
      const [ahead, ...rows] = rowsBehind.parse(
        await waitingOf(
          [keys.lane(channel), keys.outbox, keys.matched],
          [channelId(channel), parcelId(parcel), keys.parcels, keys.allFollowers, keys.allMoved],
        ),
      );
      const read = await Promise.all(rows.map((row) => readRow(channel, row)));
      return { ahead, deliveries: read.flat() };
    },
  };
}
