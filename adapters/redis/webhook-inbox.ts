import { parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import type { WebhookInbox } from '../../src/ports/webhook-inbox.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';

export function createWebhookInbox(redis: RedisClient, keys: Keyspace): WebhookInbox {
  return {
    async push(key, at) {
      await Promise.all([redis.sadd(keys.pushed, parcelId(key)), redis.set(keys.lastPush, at)]);
    },
    async peek(limit) {
      return (await redis.srandmember(keys.pushed, limit)).map(toParcelKey);
    },
    async done(parcels) {
      if (parcels.length > 0) await redis.srem(keys.pushed, ...parcels.map(parcelId));
    },
    async lastPushAt() {
      const at = await redis.get(keys.lastPush);
      return at === null ? null : Number(at);
    },
  };
}
