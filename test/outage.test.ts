import { expect, it, onTestFinished } from 'vitest';
import { connectRedis, isOutage } from '../adapters/redis/connection.ts';
import { createKeyspace } from '../adapters/redis/keyspace.ts';
import { createRequestBudget } from '../adapters/redis/request-budget.ts';
import { createStores } from '../adapters/redis/stores.ts';
import { createCarrierDirectory } from '../src/carriers/carrier-directory.ts';
import { createDispatcher } from '../src/dispatch.ts';
import type { ChannelRef } from '../src/domain/channel.ts';
import { createQueryAudience } from '../src/follow/query-audience.ts';
import { DEFAULT_RIGHTS } from '../src/rights.ts';
import { createTrackingMore } from '../src/trackingmore/tracking-more.ts';
import { commandSet } from './support/cards.ts';
import { cardOf } from './support/core.ts';
import { originAt } from './support/origin.ts';
import { silentLogger } from './support/silent-logger.ts';

const here = originAt('T1', 'C1');

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
  const stores = createStores(redis, keys, { clock: Date.now, homeWorkspaces: [] });
  const carriers = createCarrierDirectory({
    api,
    cache: stores.carrierCache,
    clock: Date.now,
    logger: silentLogger,
  });
  const services = {
    api,
    clock: Date.now,
    logger: silentLogger,
    ...stores,
    carriers,
    audience: createQueryAudience({ ...stores, carriers, clock: Date.now }),
    budget,
    directChannel: async (beside: ChannelRef, user: string) => ({ ...beside, channel: `D-${user}` }),
    wakeOutbox: async () => {},
  };
  const explain = (error: unknown) => (isOutage(error) ? { code: 'store-unavailable' as const } : null);
  const rights = DEFAULT_RIGHTS;
  const dispatcher = createDispatcher({ commands: commandSet, services, rights, explain });
  const { outcome, card } = cardOf(await dispatcher.fromText(here, text));
  expect(outcome).toBe('store-unavailable');
  expect(card.title).toMatch(/memory is away/);
});
