import { z } from 'zod';
import { type ChannelRef, channelId } from '../../src/domain/channel.ts';
import type { LaneHold } from '../../src/domain/standing.ts';
import type { Pace } from '../../src/ports/outbox.ts';
import type { RedisClient } from './connection.ts';
import { deliveryRow } from './delivery-row.ts';
import type { Keyspace } from './keyspace.ts';
import { createKnownEpoch, type KnownEpoch } from './known-epoch.ts';
import { readLockout } from './lockouts.ts';
import { readRefusal } from './refusal-text.ts';
import { defineScript } from './script.ts';

/** With more than these waiting for a channel, they are told together. */
const MOST_SINGLE = 10;
/** So many fit into one message of every platform. */
const MOST_TOGETHER = 25;
/** What is stored of a change is longer than what is shown of it, so that none is cut. */
const MOST_BYTES_TOGETHER = 7_100;

const answers = z.union([
  z.tuple([z.enum(['empty', 'free'])]),
  z.tuple([z.enum(['refused', 'locked-out']), z.string()]),
  z.tuple([z.enum(['taken', 'paced']), z.number()]),
  z.tuple([z.literal('failing'), z.number(), z.number(), z.string(), z.number()]),
  z.tuple(
    [
      z.literal('claimed'),
      z.number(),
      z.number(),
      z.number(),
      z.number(),
      z.number(),
      z.union([z.literal(''), z.number()]),
      z.string(),
      deliveryRow,
    ],
    deliveryRow,
  ),
]);

export type LaneAnswer = z.output<typeof answers>;

/** What the script is asked for: a claim with a token of its own, or only a look. */
export type LaneRequest = { readonly leaseMs: number; readonly token: string } | 'look';

/** The script's answer, as its head has it. `now` is '' for Redis's own clock. */
export function createLaneClaim(
  redis: RedisClient,
  keys: Keyspace,
  now: () => number | '',
  epoch: KnownEpoch = createKnownEpoch(),
) {
  const claimLane = defineScript(redis, 'claimLane');
  return async (channel: ChannelRef, pace: Pace, request: LaneRequest): Promise<LaneAnswer> => {
    const { leaseMs, token } = request === 'look' ? { leaseMs: 0, token: '' } : request;
    const answer = answers.parse(
      await claimLane(
        [
          keys.lane(channel),
          keys.claims,
          keys.refusals,
          keys.pace(channel),
          keys.outbox,
          keys.matched,
          keys.lockouts,
          keys.epoch,
        ],
        [
          channelId(channel),
          now(),
          leaseMs,
          token,
          pace.intervalMs,
          pace.burst,
          MOST_SINGLE,
          MOST_TOGETHER,
          MOST_BYTES_TOGETHER,
          keys.parcels,
          keys.allFollowers,
          keys.allMoved,
          channel.platform,
          epoch.read(),
        ],
      ),
    );
    if (answer[0] === 'claimed') epoch.write(answer[7]);
    return answer;
  };
}

/** Null where nothing keeps the channel's notices, or nothing waits. */
export function holdIn(answer: LaneAnswer): LaneHold | null {
  switch (answer[0]) {
    case 'refused':
      return { by: 'refusal', ...readRefusal(answer[1]) };
    case 'locked-out':
      return { by: 'lockout', ...readLockout(answer[1]) };
    case 'failing': {
      const [, until, since, because, unsure] = answer;
      return { by: 'outage', because, mayBePosted: unsure === 1, since, until };
    }
    case 'paced':
      return { by: 'pace', until: answer[1] };
    default:
      return null;
  }
}
