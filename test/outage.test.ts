import { expect, it, onTestFinished } from 'vitest';
import { createCarrierCache } from '../adapters/redis/carrier-cache.ts';
import { connectRedis, isOutage } from '../adapters/redis/connection.ts';
import { createKeyspace } from '../adapters/redis/keyspace.ts';
import { createParcelStore } from '../adapters/redis/parcel-store.ts';
import { createRequestBudget } from '../adapters/redis/request-budget.ts';
import { createSubscriptionStore } from '../adapters/redis/subscription-store.ts';
import { createCarrierDirectory } from '../src/carriers/carrier-directory.ts';
import { createDispatcher } from '../src/dispatch.ts';
import { createTrackingMore } from '../src/trackingmore/tracking-more.ts';
import { commandSet } from './support/cards.ts';
import { silentLogger } from './support/silent-logger.ts';

const here = { channel: { platform: 'slack', workspace: 'T1', channel: 'C1' }, user: 'U1' };

it.each([
  '/parcels list',
  '/track sto 402934299065',
  '/parcels status sto 402934299065',
  '/parcels stop sto 402934299065',
])('while Redis is away, %s says so after a moment', async (text) => {
  const redis = connectRedis({ socket: '/nowhere/redis.sock' }, 'commands', silentLogger);
  onTestFinished(() => redis.disconnect());
  const keys = createKeyspace('outage');
  const budget = createRequestBudget(redis, keys, { apiKey: 'k' });
  const api = createTrackingMore({
    baseUrl: 'http://127.0.0.1:9/v2',
    apiKey: 'k',
    budget,
    logger: silentLogger,
    onStop: () => {},
  });
  const services = {
    api,
    clock: Date.now,
    logger: silentLogger,
    carriers: createCarrierDirectory({
      api,
      cache: createCarrierCache(redis, keys),
      clock: Date.now,
      logger: silentLogger,
    }),
    parcels: createParcelStore(redis, keys),
    subscriptions: createSubscriptionStore(redis, keys),
    wakeOutbox: async () => {},
  };
  const explain = (error: unknown) => (isOutage(error) ? { code: 'store-unavailable' as const } : null);
  const { outcome, card } = await createDispatcher({ commands: commandSet, services, explain }).fromText(
    here,
    text,
  );
  expect(outcome).toBe('store-unavailable');
  expect(card.title).toMatch(/memory is away/);
});
