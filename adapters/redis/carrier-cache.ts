import { z } from 'zod';
import type { CarrierCache } from '../../src/ports/carrier-cache.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';

const stored = z.object({
  fetchedAt: z.number(),
  carriers: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      phone: z.string().nullable(),
      homepage: z.string().nullable(),
    }),
  ),
});

export function createCarrierCache(redis: RedisClient, keys: Keyspace): CarrierCache {
  return {
    async read() {
      const text = await redis.get(keys.carriers);
      if (text === null) return null;
      const parsed = stored.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : null;
    },
    async write(carriers, fetchedAt) {
      await redis.set(keys.carriers, JSON.stringify({ carriers, fetchedAt }));
    },
  };
}
