import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { createChatStores } from '../../adapters/redis/chat-memory.ts';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createOutbox } from '../../adapters/redis/outbox.ts';
import { createParcelStore } from '../../adapters/redis/parcel-store.ts';
import { createSubscriptionStore } from '../../adapters/redis/subscription-store.ts';
import { createSweepCursor } from '../../adapters/redis/sweep-cursor.ts';
import { createWebhookInbox } from '../../adapters/redis/webhook-inbox.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { silentLogger } from './silent-logger.ts';

/** A connection that ends with the test, and key names that no other test uses. */
export function useRedis(purpose: 'commands' | 'producers' | 'workers' = 'commands') {
  const redis = connectRedis({ socket: inject('redisSocket') }, purpose, silentLogger);
  onTestFinished(() => redis.disconnect());
  const prefix = `test-${randomUUID()}`;
  return { redis, prefix, keys: createKeyspace(prefix) };
}

/** All stores on one set of keys. */
export function useStores(clock: Clock = Date.now) {
  const { redis, keys, prefix } = useRedis();
  return {
    redis,
    keys,
    prefix,
    parcels: createParcelStore(redis, keys),
    subscriptions: createSubscriptionStore(redis, keys),
    outbox: createOutbox(redis, keys, clock),
    cursor: createSweepCursor(redis, keys),
    inbox: createWebhookInbox(redis, keys),
    ...createChatStores(redis, keys, []),
  };
}
