import type { Allowance } from '../../src/domain/party.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { createAccountWatch } from './account-watch.ts';
import { createCarrierCache } from './carrier-cache.ts';
import { createChatStores } from './chat-memory.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { createLockouts } from './lockouts.ts';
import { createOnceStore } from './once-store.ts';
import { createOutbox } from './outbox.ts';
import { createOwnerStore } from './owner-store.ts';
import { createParcelStore } from './parcel-store.ts';
import { createQueryStore } from './query-store.ts';
import { createReceiptStore } from './receipt-store.ts';
import { createRouteStore } from './route-store.ts';
import { createSubscriptionStore } from './subscription-store.ts';
import { createSurveyStore } from './survey-store.ts';
import { createSweepCursor } from './sweep-cursor.ts';
import { createTurnTaker } from './turn-taker.ts';
import { createUnitLedger } from './unit-ledger.ts';
import { createWebhookInbox } from './webhook-inbox.ts';
import { createWorkspaceStore } from './workspace-store.ts';

export interface StoresOptions {
  /** Instead of Redis's own, which all processes share. */
  readonly clock?: Clock;
  /** The host's, as in `workspaceId`. */
  readonly homeWorkspaces: readonly string[];
  /** Of the quota, in a day. */
  readonly units?: Allowance;
}

/** As much as the biggest import takes, and some of them. */
export const DEFAULT_UNITS: Allowance = { person: 5_000, workspace: 20_000 };

/** Everything that is kept in Redis. */
export function createStores(
  redis: RedisClient,
  keys: Keyspace,
  { clock: given, homeWorkspaces, units = DEFAULT_UNITS }: StoresOptions,
) {
  const clock = given ?? null;
  const home = new Set(homeWorkspaces);
  return {
    parcels: createParcelStore(redis, keys),
    owners: createOwnerStore(redis, keys),
    workspaces: createWorkspaceStore(redis, keys),
    home,
    subscriptions: createSubscriptionStore(redis, keys, home),
    queries: createQueryStore(redis, keys),
    receipts: createReceiptStore(redis, keys),
    surveys: createSurveyStore(redis, keys),
    lockouts: createLockouts(redis, keys),
    account: createAccountWatch(redis, keys),
    outbox: createOutbox(redis, keys, { clock, home }),
    once: createOnceStore(redis, keys, clock),
    turns: createTurnTaker(redis, keys, clock),
    units: createUnitLedger(redis, keys, units, clock),
    cursor: createSweepCursor(redis, keys),
    inbox: createWebhookInbox(redis, keys),
    routes: createRouteStore(redis, keys),
    carrierCache: createCarrierCache(redis, keys),
    ...createChatStores(redis, keys, home),
  };
}
