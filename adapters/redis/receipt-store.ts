import { z } from 'zod';
import type { Receipt, ReceiptStore } from '../../src/ports/receipt-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';

const MOST = 10;
const KEPT_S = 30 * 24 * 60 * 60;
const receipt: z.ZodType<Receipt> = z.object({
  at: z.number(),
  what: z.string(),
  verdicts: z.array(z.string()),
  messageId: z.string().nullable(),
});

export function createReceiptStore(redis: RedisClient, keys: Keyspace): ReceiptStore {
  return {
    async add(channel, parcel, content) {
      const key = keys.receipts(channel, parcel);
      await redis
        .multi()
        .lpush(key, JSON.stringify(content))
        .ltrim(key, 0, MOST - 1)
        .expire(key, KEPT_S)
        .exec();
    },

    async list(channel, parcel) {
      const texts = await redis.lrange(keys.receipts(channel, parcel), 0, -1);
      return texts.flatMap((text) => readJson(text, receipt) ?? []);
    },
  };
}
