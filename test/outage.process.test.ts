import { describe, expect, it, onTestFinished } from 'vitest';
import { connectRedis, type RedisClient } from '../adapters/redis/connection.ts';
import { createKeyspace } from '../adapters/redis/keyspace.ts';
import { createRequestBudget } from '../adapters/redis/request-budget.ts';
import { createStores } from '../adapters/redis/stores.ts';
import { OFFER } from '../adapters/trackingmore/v2/offer.ts';
import { createTrackingMore } from '../adapters/trackingmore/v2/tracking-more.ts';
import { createServices } from '../src/chat/create-services.ts';
import { createDispatcher } from '../src/chat/dispatch.ts';
import { historyOf } from '../src/domain/parcel.ts';
import { failure } from '../src/domain/result.ts';
import { DEFAULT_RIGHTS } from '../src/domain/rights.ts';
import { announce } from '../src/notices/announce.ts';
import { firstUpdate } from '../src/notices/observe.ts';
import { sweep } from '../src/notices/sweep.ts';
import { listApi } from './fakes/list-api.ts';
import { openBudget } from './fakes/open-budget.ts';
import { recordingNotifier } from './fakes/recording-notifier.ts';
import { commandSet } from './support/cards.ts';
import { cardOf, useCore } from './support/core.ts';
import { eventually } from './support/eventually.ts';
import { fakeClock } from './support/fake-clock.ts';
import { originAt } from './support/origin.ts';
import { type OwnRedis, useOwnRedis } from './support/own-redis.ts';
import { checkpoint, leg, parcel } from './support/parcels.ts';
import { platforms } from './support/platforms.ts';
import { useStores } from './support/redis.ts';
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

it('an error that merely sounds like an outage is a bug: an apology, and a line with the error', async () => {
  const bug = new Error('no room to load ENOENT OOM LOADING');
  const { say, logger } = await useCore({
    create: () => {
      throw bug;
    },
  });
  const { outcome, title } = await say('/track sto 402934299065');
  expect(outcome).toBe('bug');
  expect(title).not.toMatch(/memory is away/);
  const errors = logger.lines.filter(({ level }) => level === 'error');
  expect(errors).toMatchObject([{ details: { err: bug, verb: 'track' } }]);
});

describe('while the tracking service is away', () => {
  const away = async () => failure({ code: 'provider-unavailable', reason: 'ECONNREFUSED' } as const);

  it('status says what is known of a followed parcel, and how old it is', async () => {
    const { say, services } = await useCore();
    await say('/track sto 402934299065 title=Kettle');
    Object.assign(services.api, { get: away });
    const known = await say('/parcels status sto 402934299065');
    expect(known).toMatchObject({ outcome: 'ok', title: 'Kettle' });
    expect(known.shown).toContain('This is the last that was heard of the parcel.');
    expect(known.shown).toContain('Departed from sorting centre');
    expect(known.card.footer).toContainEqual({ instant: expect.any(Number) });
    expect((await say('/parcels status sto 402934299099')).outcome).toBe('provider-unavailable');
  });

  it('the list shows what is followed, and since when', async () => {
    const { say, services } = await useCore();
    await say('/track sto 402934299065 title=Kettle');
    Object.assign(services.api, { get: away, list: away });
    const list = await say('/parcels list');
    expect(list).toMatchObject({ outcome: 'ok', shown: expect.stringContaining('Kettle') });
    expect(list.card.footer).toContainEqual({ instant: expect.any(Number) });
  });

  it('nothing is lost: afterwards each parcel is told once, with all it did, the oldest first', async () => {
    const { clock, pass } = fakeClock();
    const stores = useStores(clock);
    const { notifier, posts } = recordingNotifier('slack');
    const numbered = (digit: number) => parcel({ key: { carrier: 'sto', number: `40000000000${digit}` } });
    let rows = [numbered(1), numbered(2)];
    const { api, fail } = listApi(() => rows);
    const needs = {
      ...stores,
      api,
      offer: OFFER,
      clock,
      budget: openBudget().budget,
      carriers: { index: async () => null, nameOf: async (code: string) => code },
      deliveredGraceMs: 1e12,
      listUsage: '/parcels list',
      settingsUsage: '/parcels settings',
      logger: silentLogger,
      notifiers: new Map([['slack', notifier]]),
      wakeOutbox: async () => {},
    };
    for (const each of rows) {
      const subscription = { channel: here.channel, parcel: each.key, title: null, by: 'U1', at: 0 };
      await stores.subscriptions.add(subscription, 0, firstUpdate(each, clock()));
    }
    await sweep(needs, 'delta');
    fail({ code: 'provider-unavailable', reason: 'ECONNREFUSED' });
    pass(60 * 60_000);
    expect(await sweep(needs, 'delta')).toMatchObject({ ok: false });
    fail(null);
    const [first, second] = rows.map((row) => historyOf(row));
    const later = (hour: number) => checkpoint(`2026-11-24 ${hour}:00`, `At ${hour}`);
    rows = [
      { ...numbered(1), checkedAt: clock(), legs: [leg([later(14), later(11), ...(first ?? [])])] },
      { ...numbered(2), checkedAt: clock(), legs: [leg([later(12), later(10), ...(second ?? [])])] },
    ];
    await sweep(needs, 'delta');
    await announce(needs, here.channel);
    expect(posts.map(({ card }) => card.blocks[1])).toMatchObject([
      { type: 'history', events: [{ text: 'At 10' }, { text: 'At 12' }] },
      { type: 'history', events: [{ text: 'At 11' }, { text: 'At 14' }] },
    ]);
  });
});
