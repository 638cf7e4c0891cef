import { describe, expect, it } from 'vitest';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { failure, success } from '../../src/domain/result.ts';
import { announce } from '../../src/notices/announce.ts';
import { learnRoutes } from '../../src/notices/learn-routes.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { observeAll } from '../../src/notices/sweep.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import type { TransitTime } from '../../src/ports/provider-data.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { noticeNeeds } from '../support/notice-needs.ts';
import { parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';

const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const route = { carrier: 'sto', from: 'CN', to: 'CN' };
const times: TransitTime = {
  ...route,
  sample: 900,
  delivered: 880,
  shares: [
    { fromDays: 0, toDays: 7, share: 0.95 },
    { fromDays: 8, toDays: 15, share: 0.05 },
  ],
};

const CARRIERS = createCarrierIndex(
  ['sto', 'yto'].map((code) => ({ code, name: code.toUpperCase(), phone: null, homepage: null })),
);

async function setup() {
  const { clock } = fakeClock();
  const stores = useStores(clock);
  const { notifier, posts } = recordingNotifier('slack');
  const start = parcel();
  const subscription = { channel: here, parcel: start.key, title: 'Kettle', by: 'U1', at: 0 };
  await stores.subscriptions.add(subscription, 0, firstUpdate(start, clock()));
  const needs = {
    ...stores,
    clock,
    ...noticeNeeds('slack', notifier),
    carriers: { index: async () => CARRIERS, nameOf: async (code: string) => code },
  };
  const see = async (more: Parameters<typeof parcel>[0]) => {
    await observeAll(needs, [parcel(more)]);
    await announce(needs, here);
    return posts.map(({ card }) => card.title);
  };
  return { ...stores, see, posts, clock };
}

describe('a parcel that stands still', () => {
  it('is told once the channel finds it worth telling, and once for each silence', async () => {
    const { see, settings } = await setup();
    await settings.write(here, { ...DEFAULT_SETTINGS, stuckDays: 3 });
    expect(await see({ daysWithoutNews: 2 })).toEqual([]);
    expect(await see({ daysWithoutNews: 3 })).toEqual(['Kettle: no news for 3 days']);
    expect(await see({ daysWithoutNews: 4 })).toHaveLength(1);
    expect(await see({ status: 'outfordelivery', daysWithoutNews: 0 })).toHaveLength(2);
  });

  it('is not told where the channel wants nothing of it, or when it has arrived', async () => {
    const { see, settings } = await setup();
    await settings.write(here, { ...DEFAULT_SETTINGS, stuckDays: null });
    expect(await see({ daysWithoutNews: 30 })).toEqual([]);
    await settings.write(here, DEFAULT_SETTINGS);
    await see({ status: 'delivered', daysWithoutNews: 0 });
    expect(await see({ status: 'delivered', daysWithoutNews: 30 })).toEqual(['Kettle: Delivered']);
  });

  it('is told when it is slower than nine of ten on its route', async () => {
    const { see, routes, posts } = await setup();
    await routes.write(route, times);
    expect(await see({ daysInTransit: 7 })).toEqual([]);
    expect(await see({ daysInTransit: 8 })).toEqual(['Kettle: slower than usual, 8 days so far']);
    expect(await see({ daysInTransit: 9 })).toHaveLength(1);
    expect(JSON.stringify(posts[0]?.card.blocks)).toContain('Most parcels take 0 to 7 days on this route.');
  });
});

describe('a parcel of which the courier has never heard', () => {
  const DAY_MS = 24 * 60 * 60_000;
  const unknown = (days: number, now: number) => ({
    status: 'notfound' as const,
    legs: [],
    daysInTransit: null,
    daysWithoutNews: null,
    createdAt: now - days * DAY_MS,
  });

  it('is told once, with what can be done', async () => {
    const { see, settings, detections, posts, clock } = await setup();
    await settings.write(here, { ...DEFAULT_SETTINGS, stuckDays: 3 });
    await detections.write('402934299065', ['sto', 'yto']);
    await see(unknown(0, clock()));
    const told = posts.length;
    expect(await see(unknown(2, clock()))).toHaveLength(told);
    await see(unknown(3, clock()));
    await see(unknown(4, clock()));
    expect(posts).toHaveLength(told + 1);
    const { title, tone, blocks, actions = [] } = posts.at(-1)?.card ?? {};
    expect({ title, tone }).toEqual({ title: 'Kettle: the courier has never heard of it', tone: 'warning' });
    expect(JSON.stringify(blocks)).toContain('added 3 days ago');
    const calls = actions.flatMap((action) =>
      action.type === 'button' ? [[action.label, action.call]] : [],
    );
    expect(calls).toEqual([
      ['Change carrier', { verb: 'carrier', given: { parcel: 'sto/402934299065' } }],
      ['Try YTO (free)', { verb: 'carrier', given: { parcel: 'sto/402934299065', 'new-carrier': 'yto' } }],
      ['Refresh', expect.anything()],
      ['Stop', expect.anything()],
    ]);
  });

  it('is not told of one that has not been asked about, or that has a history', async () => {
    const { see, posts, clock } = await setup();
    await see(unknown(0, clock()));
    const told = posts.length;
    await see({ ...unknown(30, clock()), checkedAt: null });
    await see({ ...unknown(30, clock()), legs: parcel().legs });
    expect(posts.filter(({ card }) => card.title.includes('never heard'))).toEqual([]);
    expect(posts.length).toBeGreaterThanOrEqual(told);
  });
});

describe('a post', () => {
  it('names the day by which nine of ten arrive, as long as that is still to come', async () => {
    const { see, routes, posts } = await setup();
    await routes.write(route, times);
    await see({ status: 'outfordelivery', daysInTransit: 5 });
    await see({ status: 'delivered', daysInTransit: 6 });
    expect(posts[0]?.card.footer.join('')).toContain('within 7 days, that is by 26 November ·');
    expect(posts[1]?.card.footer).not.toContainEqual(expect.stringContaining('Nine of ten'));
    expect(JSON.stringify(posts[1]?.card.blocks)).toContain('It took 6 days in all.');
  });
});

describe('routes', () => {
  it('are asked for once somebody wants to know them, all with one request', async () => {
    const { routes } = await setup();
    const asked: unknown[] = [];
    const api = {
      transitTimes: async (queries: readonly unknown[]) => {
        asked.push(queries);
        return success([times]);
      },
    };
    expect(await learnRoutes({ api, offer: OFFER, routes })).toEqual(success({ routes: 0 }));
    expect(await routes.read(route)).toBeNull();
    expect(await learnRoutes({ api, offer: OFFER, routes })).toEqual(success({ routes: 1 }));
    expect(await learnRoutes({ api, offer: OFFER, routes })).toEqual(success({ routes: 0 }));
    expect(asked).toEqual([[route]]);
    expect(await routes.read(route)).toEqual({ shares: times.shares });
  });

  it('are asked for again after an outage, and not after a refusal', async () => {
    const { routes } = await setup();
    await routes.read(route);
    const away = { transitTimes: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }) } as const;
    await learnRoutes({ api: away, offer: OFFER, routes });
    const locked = { transitTimes: async () => failure({ code: 'feature-locked' }) } as const;
    expect(await learnRoutes({ api: locked, offer: OFFER, routes })).toEqual(success({ routes: 1 }));
    expect(await learnRoutes({ api: locked, offer: OFFER, routes })).toEqual(success({ routes: 0 }));
    expect(await routes.read(route)).toEqual({ shares: [] });
  });
});
