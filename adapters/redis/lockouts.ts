import { z } from 'zod';
import type { Lockout } from '../../src/domain/standing.ts';
import type { Lockouts } from '../../src/ports/lockouts.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';

const BETWEEN_TELLING_S = 10 * 60;

const stored: z.ZodType<Lockout> = z.object({ because: z.string(), since: z.number() });

export function createLockouts(redis: RedisClient, keys: Keyspace): Lockouts {
  return {
    async note(platform, lockout) {
      await redis.hsetnx(keys.lockouts, platform, JSON.stringify(lockout));
      return (await redis.set(keys.lockoutTold(platform), '1', 'EX', BETWEEN_TELLING_S, 'NX')) !== null;
    },

    async all() {
      const found = Object.entries(await redis.hgetall(keys.lockouts));
      return new Map(found.map(([platform, text]) => [platform, readLockout(text)]));
    },

    async end(platform) {
      return (await redis.hdel(keys.lockouts, platform)) === 1;
    },
  };
}

export function readLockout(text: string): Lockout {
  return readJson(text, stored) ?? { because: text, since: 0 };
}
