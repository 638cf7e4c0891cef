import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createStores, DEFAULT_UNITS } from '../../adapters/redis/stores.ts';
import type { Allowance } from '../../src/domain/party.ts';
import { createQueryAudience } from '../../src/notices/audience.ts';
import { createStandingReader, NO_PACE } from '../../src/notices/standing.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Pace } from '../../src/ports/outbox.ts';
import { silentLogger } from './silent-logger.ts';

/** A connection that ends with the test, and key names that no other test uses. */
export function useRedis(purpose: 'commands' | 'producers' | 'workers' = 'commands') {
  const redis = connectRedis({ socket: inject('redisSocket') }, purpose, silentLogger);
  onTestFinished(() => redis.disconnect());
  const prefix = `test-${randomUUID()}`;
  return { redis, prefix, keys: createKeyspace(prefix) };
}

/**
 * All stores on one set of keys; with null they go by Redis's own clock. `home` names the host's workspaces, `units`
 * what may be used up in a day.
 */
export function useStores(
  given: Clock | null = Date.now,
  home: readonly string[] = [],
  units: Allowance = DEFAULT_UNITS,
) {
  const { redis, keys, prefix } = useRedis();
  const clock = given ?? Date.now;
  const stores = createStores(redis, keys, { ...(given ? { clock } : {}), homeWorkspaces: home, units });
  const paces = new Map<string, Pace>();
  const carriers = { index: async () => null, nameOf: async (code: string) => code };
  return {
    redis,
    keys,
    prefix,
    ...stores,
    audience: createQueryAudience({ ...stores, carriers, clock }),
    standing: createStandingReader({ ...stores, paceOf: (name) => paces.get(name) ?? NO_PACE }),
    /** By platform; none unless a test says otherwise. */
    paces,
  };
}
