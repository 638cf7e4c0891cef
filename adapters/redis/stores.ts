import type { Clock } from '../../src/ports/clock.ts';
import { createCarrierCache } from './carrier-cache.ts';
import { createChatStores } from './chat-memory.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { createOutbox } from './outbox.ts';
import { createParcelStore } from './parcel-store.ts';
import { createQueryStore } from './query-store.ts';
import { createReceiptStore } from './receipt-store.ts';
import { createRouteStore } from './route-store.ts';
import { createSubscriptionStore } from './subscription-store.ts';
import { createSurveyStore } from './survey-store.ts';
import { createSweepCursor } from './sweep-cursor.ts';
import { createWebhookInbox } from './webhook-inbox.ts';

export interface StoresOptions {
  /** Instead of Redis's own, which all processes share. */
  readonly clock?: Clock;
  /** As in `workspaceId`; empty for the first workspace that comes. */
  readonly homeWorkspaces: readonly string[];
}

/** Everything that is kept in Redis. */
export function createStores(redis: RedisClient, keys: Keyspace, { clock, homeWorkspaces }: StoresOptions) {
  const chat = createChatStores(redis, keys, homeWorkspaces);
  return {
    parcels: createParcelStore(redis, keys),
    subscriptions: createSubscriptionStore(redis, keys),
    queries: createQueryStore(redis, keys),
    receipts: createReceiptStore(redis, keys),
    surveys: createSurveyStore(redis, keys),
    outbox: createOutbox(redis, keys, { clock: clock ?? null, home: chat.home }),
    cursor: createSweepCursor(redis, keys),
    inbox: createWebhookInbox(redis, keys),
    routes: createRouteStore(redis, keys),
    carrierCache: createCarrierCache(redis, keys),
    ...chat,
  };
}
