import { channelId, workspaceId } from '../../src/domain/channel.ts';
import { parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import type { FollowedParcel } from '../../src/domain/subscription.ts';
import type { SubscriptionStore } from '../../src/ports/subscription-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readLatest, readRecord, readTitle, toFields } from './parcel-fields.ts';
import { writeRefusal } from './refusal-text.ts';
import { defineScript } from './script.ts';
import { readSubscription, writeSubscription } from './subscription-text.ts';

const OTHER_VERSION = -1;
const BETWEEN_TELLING_S = 7 * 24 * 60 * 60;

export function createSubscriptionStore(redis: RedisClient, keys: Keyspace): SubscriptionStore {
  const subscribe = defineScript(redis, 'subscribe');
  const unsubscribe = defineScript(redis, 'unsubscribe');
  const replaceField = defineScript(redis, 'replaceField');
  return {
    async add(subscription, expectedVersion, update) {
      const { parcel, channel } = subscription;
      const added = await subscribe(
        [keys.parcel(parcel), keys.followers(parcel), keys.channel(channel), keys.unchecked],
        [
          expectedVersion,
          parcelId(parcel),
          channelId(channel),
          writeSubscription(subscription),
          subscription.at,
          workspaceId(channel),
          update.uncheckedSince ?? '',
          subscription.title === null ? '1' : '',
          ...toFields(update),
        ],
      );
      return added === OTHER_VERSION ? null : { isNew: added === 1 };
    },

    async remove(key, channel) {
      const removed = await unsubscribe(
        [keys.followers(key), keys.channel(channel), keys.unchecked],
        [parcelId(key), channelId(channel)],
      );
      return removed === 1;
    },

    async read(key, channel) {
      const text = await redis.hget(keys.followers(key), channelId(channel));
      return text === null ? null : readSubscription(text, key, channel);
    },

    async change(key, channel, change) {
      const [hash, field] = [keys.followers(key), channelId(channel)];
      for (;;) {
        const text = await redis.hget(hash, field);
        if (text === null) return false;
        const changed = { ...readSubscription(text, key, channel), ...change };
        if ((await replaceField([hash], [field, text, writeSubscription(changed)])) === 1) return true;
      }
    },

    async keys(channel) {
      return (await redis.zrevrange(keys.channel(channel), 0, -1)).map(toParcelKey);
    },

    async list(channel) {
      const ids = await redis.zrevrange(keys.channel(channel), 0, -1);
      const rows = await Promise.all(
        ids.map(async (id): Promise<FollowedParcel[]> => {
          const parcel = toParcelKey(id);
          const [hash, text] = await Promise.all([
            redis.hgetall(keys.parcel(parcel)),
            redis.hget(keys.followers(parcel), channelId(channel)),
          ]);
          const record = readRecord(hash);
          if (!record || text === null) return [];
          const { status, detail, checkedAt, deliveredAt } = record;
          const subscription = readSubscription(text, parcel, channel);
          return [
            {
              subscription,
              status,
              detail,
              checkedAt,
              deliveredAt,
              latest: readLatest(hash),
              title: readTitle(hash, subscription),
            },
          ];
        }),
      );
      return rows.flat();
    },

    async titleOf({ key, title }, channel) {
      const [text, owner] = await Promise.all([
        redis.hget(keys.followers(key), channelId(channel)),
        redis.hget(keys.parcel(key), 'o'),
      ]);
      const own = text === null ? null : readSubscription(text, key, channel).title;
      return readTitle({ o: owner ?? '', n: title ?? '' }, { title: own, channel });
    },

    async noteRefusal(channel, refusal) {
      await redis.hset(keys.refusals, channelId(channel), writeRefusal(refusal));
      return (await redis.set(keys.refusalTold(channel), '1', 'EX', BETWEEN_TELLING_S, 'NX')) !== null;
    },

    async resumeAll() {
      await redis.del(keys.refusals);
    },

    async resume(channel) {
      return (await redis.hdel(keys.refusals, channelId(channel))) === 1;
    },
  };
}
