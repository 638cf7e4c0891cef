import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parcelId } from '../../src/domain/parcel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Grant, RequestBudget } from '../../src/ports/request-budget.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { defineScript } from './script.ts';

/**
 * Added to the time between two requests, because what leaves here evenly does not arrive evenly.
 */
const MARGIN = 1.05;
/** https://support.trackingmore.com/en/article/trackingmore-real-time-api-1o2xa32/ */
const REALTIME_PER_SECOND = 3;
const BETWEEN_REFRESHES_MS = 2 * 60 * 60 * 1000;

const answer = z.union([
  z.tuple([z.literal('stopped'), z.enum(['key-rejected', 'quota-used-up'])]),
  z.tuple([z.literal('later'), z.number()]),
  z.tuple([z.literal('granted'), z.number()]),
]);

export interface RequestBudgetOptions {
  readonly apiKey: string;
  /** Of all but refreshes; the service allows 1 unless it was agreed otherwise. */
  readonly requestsPerSecond: number;
  /** Instead of the Redis server's clock, which all processes share. */
  readonly clock?: Clock;
}

export function createRequestBudget(
  redis: RedisClient,
  keys: Keyspace,
  { apiKey, requestsPerSecond, clock }: RequestBudgetOptions,
): RequestBudget {
  const intervalMs = {
    general: (1_000 / requestsPerSecond) * MARGIN,
    realtime: (1_000 / REALTIME_PER_SECOND) * MARGIN,
  };
  const reserveRequest = defineScript(redis, 'reserveRequest');
  const silenceRequests = defineScript(redis, 'silenceRequests');
  const account = createHash('sha256').update(apiKey).digest('hex').slice(0, 16);
  const key = (name: string) => keys.budget(account, name);
  const now = () => clock?.() ?? '';

  async function ask(lane: string, patienceMs: number, intervalMs: number): Promise<Grant> {
    const [kind, value] = answer.parse(
      await reserveRequest([key('stop'), key('silence'), key(lane)], [patienceMs, intervalMs, now()]),
    );
    if (kind === 'stopped') return { kind, reason: value };
    return kind === 'later' ? { kind, retryAfterMs: value } : { kind, waitMs: value };
  }

  const check = () => ask('general', 0, 0);

  return {
    check,

    reserve: (lane, patienceMs) => ask(lane, patienceMs, intervalMs[lane]),

    async reserveRefresh(parcel) {
      const grant = await check();
      if (grant.kind === 'stopped') return grant;
      const name = key(`refresh:${parcelId(parcel)}`);
      const taken = await redis.set(name, '1', 'PX', BETWEEN_REFRESHES_MS, 'NX');
      if (taken) return { kind: 'granted', waitMs: 0 };
      return { kind: 'later', retryAfterMs: Math.max(0, await redis.pttl(name)) };
    },

    async refreshWaitMs(parcel) {
      return Math.max(0, await redis.pttl(key(`refresh:${parcelId(parcel)}`)));
    },

    async silence(durationMs) {
      await silenceRequests([key('silence')], [durationMs, now()]);
    },

    async stop(reason) {
      return (await redis.set(key('stop'), reason, 'NX')) !== null;
    },

    async resume() {
      await redis.del(key('stop'));
    },
  };
}
