import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AccountWatch, KnownAccount } from '../../src/ports/account-watch.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';

const stored: z.ZodType<KnownAccount> = z.object({
  sample: z.array(z.string()),
  empty: z.number(),
  strangeSince: z.number().nullable(),
  isTrusted: z.boolean(),
});

const TRUSTED: KnownAccount = { sample: [], empty: 0, strangeSince: null, isTrusted: true };

export function createAccountWatch(redis: RedisClient, keys: Keyspace): AccountWatch {
  return {
    async read() {
      return readJson(await redis.get(keys.account), stored);
    },
    async write(account) {
      await redis.set(keys.account, JSON.stringify(account));
    },
    async trust() {
      await redis.set(keys.account, JSON.stringify(TRUSTED));
    },
    async noteKey(apiKey) {
      const digest = createHash('sha256').update(apiKey).digest('base64url');
      const before = await redis.getset(keys.accountKey, digest);
      return before !== null && before !== digest;
    },
  };
}
