import { describe, expect, it, onTestFinished } from 'vitest';
import { connectRedis, type RedisClient } from '../adapters/redis/connection.ts';
import { createKeyspace } from '../adapters/redis/keyspace.ts';
import { createRequestBudget } from '../adapters/redis/request-budget.ts';
import { createStores } from '../adapters/redis/stores.ts';
import { OFFER } from '../adapters/trackingmore/v2/offer.ts';
import { createTrackingMore } from '../adapters/trackingmore/v2/tracking-more.ts';
import { createServices } from '../src/chat/create-services.ts';
import { createDispatcher } from '../src/chat/dispatch.ts';
import { DEFAULT_RIGHTS } from '../src/domain/rights.ts';
import { commandSet } from './support/cards.ts';
import { cardOf } from './support/core.ts';
import { eventually } from './support/eventually.ts';
import { originAt } from './support/origin.ts';
import { type OwnRedis, useOwnRedis } from './support/own-redis.ts';
import { platforms } from './support/platforms.ts';
import { recordingLogger, silentLogger } from './support/silent-logger.ts';

const here = originAt('T1', 'C1');

/** Half a second for each key, and others are answered in between. */
const SLOW_TO_LOAD = {
  'enable-debug-command': 'yes',
  'key-load-delay': 500_000,
  rdbcompression: 'no',
  'loading-process-events-interval-bytes': 1_024,
};

/** Does not wait: new connections are ready only after it. */
async function loadSlowly({ ask }: OwnRedis): Promise<void> {
  await ask('DEBUG', 'POPULATE', '40', 'key', '1024');
  void ask('DEBUG', 'RELOAD').catch(() => {});
}

/** The command core on a Redis in whatever state it is; no tracking service answers. */
function useCoreOn(redis: RedisClient) {
  onTestFinished(() => redis.disconnect());
  const keys = createKeyspace('outage');
  const logger = recordingLogger();
  const budget = createRequestBudget(redis, keys, { ...OFFER, apiKey: 'k' });
  const baseUrl = 'http://127.0.0.1:9/v2';
  const api = createTrackingMore({ baseUrl, apiKey: 'k', budget, logger, onStop: () => {} });
  const stores = createStores(redis, keys, { clock: Date.now, homeWorkspaces: [] });
  const wakeOutbox = async () => {};
  const given = { api, offer: OFFER, budget, notifiers: new Map(), wakeOutbox, clock: Date.now, logger };
  const services = createServices(stores, given);
  const dispatcher = createDispatcher({ platforms, commands: commandSet, services, rights: DEFAULT_RIGHTS });
  return { logger, say: async (text: string) => cardOf(await dispatcher.fromText(here, text)) };
}

describe('while Redis is away', () => {
  it.each([
    '/parcels list',
    '/track sto 402934299065',
    '/parcels status sto 402934299065',
    '/parcels stop sto 402934299065',
  ])('%s says so after a moment', async (text) => {
    const { say } = useCoreOn(connectRedis({ socket: '/nowhere/redis.sock' }, 'commands', silentLogger));
    const { outcome, card } = await say(text);
    expect(outcome).toBe('store-unavailable');
    expect(card.title).toMatch(/memory is away/);
  });

  it.each<[string, (server: OwnRedis) => Promise<unknown>, RegExp]>([
    ['was stopped', (server) => server.kill(), /max retries per request/],
    ['has no memory left', ({ ask }) => ask('CONFIG', 'SET', 'maxmemory', '1'), /^OOM /],
    ['takes no writes', ({ ask }) => ask('REPLICAOF', '127.0.0.1', '1'), /^READONLY /],
    ['is loading what it had', loadSlowly, /^LOADING /],
  ])('because it %s, that is said, and the reason is logged', async (_, change, reason) => {
    const server = await useOwnRedis(SLOW_TO_LOAD);
    const redis = connectRedis({ kind: 'server', url: server.url }, 'commands', silentLogger);
    const { say, logger } = useCoreOn(redis);
    expect(await say('/parcels pause')).toMatchObject({ outcome: 'ok' });
    await change(server);
    const isTold = async () => expect((await say('/parcels pause off')).outcome).toBe('store-unavailable');
    await eventually(isTold);
    const told = logger.lines.filter(({ message }) => message.includes('the store is away'));
    const cause = { message: expect.stringMatching(reason) };
    expect(told).toMatchObject([{ level: 'warn', details: { err: { cause } } }]);
  });
});
