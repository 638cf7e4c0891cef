import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Change } from '../../src/domain/change.ts';
import { channelId } from '../../src/domain/channel.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { readDeliveryId } from '../../src/domain/delivery-id.ts';
import { STATUSES } from '../../src/domain/status.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Outbox } from '../../src/ports/storage.ts';
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
const answers = z.union([
  z.enum(['settled', 'taken']),
  z.tuple([z.literal('behind'), z.string(), z.number()]),
  z.tuple([z.literal('paced'), z.number()]),
  z.tuple([z.literal('claimed'), z.string(), z.string(), z.number(), z.string(), z.number(), z.number()]),
]);

export function createOutbox(redis: Redis, keys: Keyspace, clock: Clock): Outbox {
  const claimDelivery = defineScript(redis, 'claimDelivery');
  const releaseDelivery = defineScript(redis, 'releaseDelivery');
  const foldLane = defineScript(redis, 'foldLane');

  const settle = async (id: string) => {
    const channel = readDeliveryId(id)?.channel;
    const all = redis
      .multi()
      .hdel(keys.outbox, id)
      .zrem(keys.outboxOrder, id)
      .hdel(keys.claims, id)
      .hdel(keys.folds, id);
    await (channel ? all.zrem(keys.lane(channel), id) : all).exec();
  };

  /** Null for what is not there any more, or not followed any more. */
  async function read(id: string): Promise<Pick<Delivery, 'change' | 'title'> | null> {
    const names = readDeliveryId(id);
    if (!names) return null;
    const { parcel, channel } = names;
    const [text, subscriptionText, owner] = await Promise.all([
      redis.hget(keys.outbox, id),
      redis.hget(keys.followers(parcel), channelId(channel)),
      redis.hget(keys.parcel(parcel), 'o'),
    ]);
    if (text === null || subscriptionText === null) return null;
    const news = change.parse(JSON.parse(text));
    const subscription = readSubscription(subscriptionText, parcel, channel);
    return { change: news, title: readTitle({ o: owner ?? '', n: news.title ?? '' }, subscription) };
  }

  return {
    settle,

    async pending(limit) {
      return redis.zrange(keys.outboxOrder, 0, String(limit - 1));
    },

    async claim(id, leaseMs, pace) {
      const names = readDeliveryId(id);
      if (!names) {
        await settle(id);
        return { kind: 'settled' };
      }
      const { parcel, channel } = names;
      const answer = answers.parse(
        await claimDelivery(
          [
            keys.outbox,
            keys.outboxOrder,
            keys.claims,
            keys.followers(parcel),
            keys.paused,
            keys.parcel(parcel),
            keys.lane(channel),
            keys.pace(channel),
          ],
          [id, channelId(channel), clock(), leaseMs, pace.intervalMs, pace.burst],
        ),
      );
      if (answer === 'settled' || answer === 'taken') return { kind: answer };
      if (answer[0] === 'behind') return { kind: 'behind', head: answer[1], before: answer[2] };
      if (answer[0] === 'paced') return { kind: 'paced', waitMs: answer[1] };
      const [, text, subscriptionText, attempt, owner, uncertain, waiting] = answer;
      const news = change.parse(JSON.parse(text));
      const subscription = readSubscription(subscriptionText, parcel, channel);
      const title = readTitle({ o: owner, n: news.title ?? '' }, subscription);
      const delivery = { id, channel, change: news, title, subscription, attempt };
      return { kind: 'claimed', delivery: { ...delivery, mayBePosted: uncertain === 1 }, waiting };
    },

    async fold(id, most) {
      const channel = readDeliveryId(id)?.channel;
      if (!channel) return [];
      const ids = z.array(z.string()).parse(await foldLane([keys.lane(channel), keys.folds], [id, most]));
      return Promise.all(ids.map(async (each) => ({ id: each, told: await read(each) })));
    },

    async release(id, mayBePosted) {
      await releaseDelivery([keys.claims], [id, mayBePosted ? 1 : 0]);
    },
  };
}
