import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../src/ports/clock.ts';
import type { OnceStore } from '../../src/ports/once-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { defineScript } from './script.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;

const beginnings = z.enum(['begun', 'again', 'under-way', 'done']);

/** `clock` instead of Redis's own, which all processes share. */
export function createOnceStore(redis: RedisClient, keys: Keyspace, clock: Clock | null): OnceStore {
  const beginOnce = defineScript(redis, 'beginOnce');
  const renewOnce = defineScript(redis, 'renewOnce');
  const endOnce = defineScript(redis, 'endOnce');
  const now = () => clock?.() ?? '';
  return {
    async begin(id, leaseMs) {
      const token = randomUUID();
      const beginning = beginnings.parse(await beginOnce([keys.once(id)], [token, now(), leaseMs, WEEK_MS]));
      if (beginning === 'under-way' || beginning === 'done') return { kind: beginning };
      return { kind: 'begun', token, isAgain: beginning === 'again' };
    },

    async renew(id, token, leaseMs) {
      return (await renewOnce([keys.once(id)], [token, now(), leaseMs, WEEK_MS])) === 1;
    },

    async end(id, token, ending) {
      await endOnce([keys.once(id)], [token, ending, WEEK_MS]);
    },
  };
}
