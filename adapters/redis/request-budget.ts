import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
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
  z.tuple([z.literal('wait'), z.number()]),
]);

export interface RequestBudgetOptions extends Pick<ProviderOffer, 'pace' | 'refreshEveryMs'> {
  readonly apiKey: string;
  /** Instead of the Redis server's clock, which all processes share. */
  readonly clock?: Clock;
  /** Lets so much time pass, milliseconds. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** A request's place in line for a turn. */
interface Place {
  readonly ticket: string;
  readonly party: string;
  readonly patienceMs: number;
  readonly intervalMs: number;
}

/** What nobody in particular waits for, and everybody in the end: it has two turns for each of theirs. */
const OWN_WORK = 'own';
const OWN_STEP = 0.5;

export function createRequestBudget(
  redis: RedisClient,
  keys: Keyspace,
  { apiKey, pace, refreshEveryMs, clock, pause = setTimeout }: RequestBudgetOptions,
): RequestBudget {
  const reserveRequest = defineScript(redis, 'reserveRequest');
  const coolDown = defineScript(redis, 'coolDown');
  const account = createHash('sha256').update(apiKey).digest('hex').slice(0, 16);
  const key = (name: string) => keys.budget(account, name);
  const now = () => clock?.() ?? '';
  const localClock = clock ?? Date.now;

  async function ask(
    bucket: Bucket,
    { ticket, party, patienceMs, intervalMs }: Place,
  ): Promise<Grant | { readonly kind: 'wait'; readonly ms: number }> {
    const line = [key(bucket), key(`${bucket}:line`), key(`${bucket}:seen`), key(`${bucket}:numbers`)];
    const step = party === OWN_WORK ? OWN_STEP : 1;
    const args = [patienceMs, intervalMs, now(), ticket, party, step];
    const [kind, value] = answer.parse(await reserveRequest([key('stop'), key('silence'), ...line], args));
    if (kind === 'stopped') return { kind, reason: value };
    if (kind === 'later') return { kind, retryAfterMs: value };
    return kind === 'wait' ? { kind, ms: value } : { kind };
  }

  async function check(): Promise<Grant> {
    const grant = await ask('general', { ticket: '', party: OWN_WORK, patienceMs: 0, intervalMs: 0 });
    return grant.kind === 'wait' ? { kind: 'granted' } : grant;
  }

  return {
    check,

    async reserve(bucket, patienceMs, workspace) {
      const party = workspace ?? OWN_WORK;
      const place = { ticket: randomUUID(), party, intervalMs: (1_000 / pace[bucket]) * MARGIN };
      const late = localClock() + patienceMs;
      for (;;) {
        const grant = await ask(bucket, { ...place, patienceMs: late - localClock() });
        if (grant.kind !== 'wait') return grant;
        await pause(grant.ms);
      }
    },

    async reserveRefresh(parcel) {
      const grant = await check();
      if (grant.kind === 'stopped' || refreshEveryMs === null) return grant;
      const name = key(`refresh:${parcelId(parcel)}`);
      const taken = await redis.set(name, '1', 'PX', refreshEveryMs, 'NX');
      if (taken) return { kind: 'granted' };
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
