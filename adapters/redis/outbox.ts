import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Change } from '../../src/domain/change.ts';
import { channelId } from '../../src/domain/channel.ts';
import { STATUSES } from '../../src/domain/status.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Outbox } from '../../src/ports/storage.ts';
import { readDeliveryId } from './delivery-id.ts';
import type { Keyspace } from './keyspace.ts';
import { readTitle } from './parcel-fields.ts';
import { defineScript } from './script.ts';
import { readSubscription } from './subscription-text.ts';

const status = z.enum(STATUSES);
const change: z.ZodType<Change> = z.object({
  parcel: z.object({ carrier: z.string(), number: z.string() }),
  title: z.string().nullable(),
  from: status,
  to: status,
  detail: z.string().nullable(),
  news: z.array(
    z.object({
      at: z.string(),
      text: z.string(),
      place: z.string().nullable(),
      status: status.nullable(),
    }),
  ),
  daysInTransit: z.number().nullable(),
  website: z.string().nullable(),
  // Written by no version before this one.
  checkedAt: z.number().nullable().default(null),
});
const claimed = z.tuple([z.string(), z.string(), z.number(), z.string()]);

export function createOutbox(redis: Redis, keys: Keyspace, clock: Clock): Outbox {
  const claimDelivery = defineScript(redis, 'claimDelivery');
  const releaseDelivery = defineScript(redis, 'releaseDelivery');

  const settle = async (id: string) => {
    await redis.multi().hdel(keys.outbox, id).zrem(keys.outboxOrder, id).hdel(keys.claims, id).exec();
  };

  return {
    settle,

    async pending(limit) {
      return redis.zrange(keys.outboxOrder, 0, String(limit - 1));
    },

    async claim(id, leaseMs) {
      const names = readDeliveryId(id);
      if (!names) {
        await settle(id);
        return 'settled';
      }
      const { parcel, channel } = names;
      const answer = await claimDelivery(
        [
          keys.outbox,
          keys.outboxOrder,
          keys.claims,
          keys.followers(parcel),
          keys.paused,
          keys.parcel(parcel),
        ],
        [id, channelId(channel), clock(), leaseMs],
      );
      if (answer === 'settled' || answer === 'taken') return answer;
      const [text, subscriptionText, attempt, owner] = claimed.parse(answer);
      const news = change.parse(JSON.parse(text));
      const subscription = readSubscription(subscriptionText, parcel, channel);
      const title = readTitle({ o: owner, n: news.title ?? '' }, subscription);
      return { id, channel, change: news, title, subscription, attempt };
    },

    async release(id) {
      await releaseDelivery([keys.claims], [id]);
    },
  };
}
