import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parcelId } from '../../src/domain/parcel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Bucket, ProviderOffer } from '../../src/ports/provider-offer.ts';
import type { Grant, RequestBudget } from '../../src/ports/request-budget.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { defineScript } from './script.ts';

/**
 * Added to the time between two requests, because what leaves here evenly does not arrive evenly.
 */
const MARGIN = 1.05;

const answer = z.union([
  z.tuple([z.literal('stopped'), z.enum(['key-rejected', 'quota-used-up'])]),
  z.tuple([z.literal('later'), z.number()]),
  z.tuple([z.literal('granted'), z.number()]),
]);

export interface RequestBudgetOptions extends Pick<ProviderOffer, 'pace' | 'refreshEveryMs'> {
  readonly apiKey: string;
  /** Instead of the Redis server's clock, which all processes share. */
  readonly clock?: Clock;
}

export function createRequestBudget(
  redis: RedisClient,
  keys: Keyspace,
  { apiKey, pace, refreshEveryMs, clock }: RequestBudgetOptions,
): RequestBudget {
  const reserveRequest = defineScript(redis, 'reserveRequest');
  const coolDown = defineScript(redis, 'coolDown');
  const account = createHash('sha256').update(apiKey).digest('hex').slice(0, 16);
  const key = (name: string) => keys.budget(account, name);
  const now = () => clock?.() ?? '';

  async function ask(bucket: Bucket, patienceMs: number, intervalMs: number): Promise<Grant> {
    const [kind, value] = answer.parse(
      await reserveRequest([key('stop'), key('silence'), key(bucket)], [patienceMs, intervalMs, now()]),
    );
    if (kind === 'stopped') return { kind, reason: value };
    return kind === 'later' ? { kind, retryAfterMs: value } : { kind, waitMs: value };
  }

  const check = () => ask('general', 0, 0);

  return {
    check,

    reserve: (bucket, patienceMs) => ask(bucket, patienceMs, (1_000 / pace[bucket]) * MARGIN),

    async reserveRefresh(parcel) {
      const grant = await check();
      if (grant.kind === 'stopped' || refreshEveryMs === null) return grant;
      const name = key(`refresh:${parcelId(parcel)}`);
      const taken = await redis.set(name, '1', 'PX', refreshEveryMs, 'NX');
      if (taken) return { kind: 'granted', waitMs: 0 };
      return { kind: 'later', retryAfterMs: Math.max(0, await redis.pttl(name)) };
    },

    async refreshWaitMs(parcel) {
      if (refreshEveryMs === null) return null;
      return Math.max(0, await redis.pttl(key(`refresh:${parcelId(parcel)}`)));
    },

    async coolDown(durationMs) {
      await coolDown([key('silence')], [durationMs, now()]);
    },

    async stop(reason) {
      return (await redis.set(key('stop'), reason, 'NX')) !== null;
    },

    async resume() {
      await redis.del(key('stop'));
    },
  };
}
