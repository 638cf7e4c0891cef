import type { SweepCursor } from '../../src/ports/sweep-cursor.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';

export function createSweepCursor(redis: RedisClient, keys: Keyspace): SweepCursor {
  return {
    async read() {
      const cursor = Number((await redis.get(keys.cursor)) ?? Number.NaN);
      return Number.isFinite(cursor) ? cursor : null;
    },
    async write(cursor) {
      await redis.set(keys.cursor, cursor);
    },
  };
}
