import { z } from 'zod';
import { STATUSES } from '../../src/domain/status.ts';
import type { Receipt, ReceiptStore } from '../../src/ports/receipt-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';
import { storedMute, storedPause } from './subscription-text.ts';

const MOST = 10;
const KEPT_S = 30 * 24 * 60 * 60;

const refrained = z.discriminatedUnion('because', [
  z.object({ post: z.literal(false), because: z.literal('paused'), pause: storedPause }),
  z.object({ post: z.literal(false), because: z.literal('muted'), mute: storedMute }),
  z.object({ post: z.literal(false), because: z.enum(['only-status', 'only-key']) }),
  z.object({ post: z.literal(false), because: z.literal('only-listed'), only: z.array(z.enum(STATUSES)) }),
]);
const verdict = z.union([z.object({ post: z.literal(true) }), refrained]);
const said = z.array(z.object({ query: z.string().nullable(), verdict }));
const standing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('posted'), messageId: z.string(), said }),
  z.object({ kind: z.enum(['refused', 'unseen']), because: z.string() }),
  z.object({ kind: z.literal('unwanted'), said }),
]);
const basics = { at: z.number(), what: z.string() };
/** As an older version wrote it, which kept the verdicts as sentences. */
const former = z
  .object({ ...basics, messageId: z.string().nullable() })
  .transform(({ at, what, messageId }): Receipt => {
    const settled = messageId === null ? { kind: 'unwanted' } : { kind: 'posted', messageId };
    return { at, what, standing: { ...settled, said: [] } as Receipt['standing'] };
  });
const receipt: z.ZodType<Receipt> = z.union([z.object({ ...basics, standing }), former]);

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
