import { describe, expect, it } from 'vitest';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { sweep } from '../../src/notices/sweep.ts';
import { listApi } from '../fakes/list-api.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };

function numbered(index: number, more: Partial<Parcel> = {}): Parcel {
  return parcel({ key: { carrier: 'sto', number: String(400000000000 + index) }, ...more });
}

async function setup(start: readonly Parcel[], options: { pageSize?: number } = {}) {
  const { clock, pass } = fakeClock();
  let parcels = start;
  const stores = useStores(clock);
  const { api, queries, fail } = listApi(() => parcels, { ...options, servedAt: clock });
  const woken: ChannelRef[] = [];
  const needs = {
    ...stores,
    api,
    offer: OFFER,
    clock,
    logger: silentLogger,
    deliveredGraceMs: 7 * DAY,
    wakeOutbox: async (channels: readonly ChannelRef[]) => void woken.push(...channels),
  };
  await Promise.all(
    start.map((each) =>
      stores.subscriptions.add(
        { channel: here, parcel: each.key, title: null, by: 'U1', at: clock() },
        0,
        firstUpdate(each, clock()),
      ),
    ),
  );
  return {
    ...stores,
    queries,
    woken,
    fail,
    pass,
    clock,
    run: (kind: 'delta' | 'full' = 'delta') => sweep(needs, kind),
    /** The service has asked the courier again just now. */
    change(which: string | ((parcel: Parcel) => boolean), more: Partial<Parcel>) {
      const isMeant = typeof which === 'string' ? ({ key }: Parcel) => key.number === which : which;
      parcels = parcels.map((each) => (isMeant(each) ? { ...each, checkedAt: clock(), ...more } : each));
    },
  };
}

const outForDelivery = {
  status: 'pickup' as const,
  legs: [leg([checkpoint('2026-11-24 08:22', 'Out for delivery')])],
};

describe('a sweep', () => {
  it('reads everything the first time, then only what moved, with an overlap', async () => {
    const { run, queries, pass, clock } = await setup([numbered(1), numbered(2)]);
    expect(await run()).toMatchObject({ ok: true, value: { requests: 1, rows: 2, posts: 0 } });
    const firstRun = clock();
    pass(15 * MINUTE);
    expect(await run()).toMatchObject({ value: { requests: 1, rows: 0 } });
    expect(queries).toMatchObject([
      { archived: false, limit: 2000 },
      { updatedFrom: firstRun - 15 * MINUTE },
    ]);
  });

  it('posts each change once, and nothing for rows that were only asked about again', async () => {
    const { run, change, woken, pass, outbox } = await setup([numbered(1), numbered(2)]);
    await run();
    pass(15 * MINUTE);
    change(numbered(1).key.number, outForDelivery);
    change(numbered(2).key.number, {});
    expect(await run()).toMatchObject({ value: { rows: 2, posts: 1 } });
    expect(woken).toEqual([here]);
    const claim = await outbox.claim(here, 1_000, { intervalMs: 0, burst: 1 });
    expect(claim).toMatchObject({ batch: { deliveries: [{ change: { parcel: numbered(1).key } }] } });
  });

  it('needs requests for the rows that moved, not for the parcels there are', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => numbered(index));
    const { run, change, pass } = await setup(many);
    // Five full pages, and one more that shows that nothing follows.
    expect(await run()).toMatchObject({ value: { requests: 6, rows: 10_000 } });
    pass(15 * MINUTE);
    change(({ key }) => Number(key.number) % 100 === 0, outForDelivery);
    expect(await run()).toMatchObject({ value: { requests: 1, rows: 100, posts: 100 } });
  }, 60_000);

  it('keeps its place when the service fails, and catches up', async () => {
    const { run, change, pass, fail } = await setup([numbered(1)]);
    await run();
    pass(15 * MINUTE);
    change(numbered(1).key.number, outForDelivery);
    fail({ code: 'provider-unavailable', reason: 'HTTP 502' });
    expect(await run()).toMatchObject({ ok: false, problem: { code: 'provider-unavailable' } });
    pass(DAY);
    fail(null);
    expect(await run()).toMatchObject({ value: { posts: 1 } });
  });

  it('finds the first news of a parcel the service had never checked', async () => {
    const fresh = numbered(1, { status: 'pending', legs: [], checkedAt: null });
    const { run, change, pass, queries, parcels } = await setup([fresh]);
    await run();
    pass(MINUTE);
    change(fresh.key.number, { ...outForDelivery, checkedAt: null });
    expect(await run()).toMatchObject({ value: { requests: 2, posts: 1 } });
    expect(queries.at(-1)).toMatchObject({ numbers: [fresh.key.number] });
    change(fresh.key.number, outForDelivery);
    await run();
    expect(await parcels.neverChecked()).toEqual([]);
  });

  it('asks for many unchecked parcels by when they were added', async () => {
    const fresh = Array.from({ length: 41 }, (_, index) =>
      numbered(index, { status: 'pending', legs: [], checkedAt: null }),
    );
    const { run, pass, queries } = await setup(fresh);
    await run();
    pass(MINUTE);
    await run();
    expect(queries.at(-1)).toMatchObject({ createdFrom: (fresh[0]?.createdAt ?? 0) - 15 * MINUTE });
  });

  it('once a day reads everything and finds what the delta cannot', async () => {
    const { run, change, pass } = await setup([numbered(1)]);
    await run();
    pass(DAY);
    change(numbered(1).key.number, { ...outForDelivery, checkedAt: null });
    expect(await run()).toMatchObject({ value: { posts: 0 } });
    expect(await run('full')).toMatchObject({ value: { posts: 1 } });
  });

  it('leaves a delivered parcel alone after its grace period, not before', async () => {
    const { run, change, pass } = await setup([numbered(1, { status: 'delivered' })]);
    await run();
    pass(6 * DAY);
    change(numbered(1).key.number, { status: 'exception' });
    expect(await run()).toMatchObject({ value: { posts: 1 } });
    change(numbered(1).key.number, { status: 'delivered' });
    await run();
    pass(8 * DAY);
    change(numbered(1).key.number, { status: 'exception' });
    expect(await run()).toMatchObject({ value: { posts: 0 } });
  });

  it('wakes what an earlier run left in the outbox', async () => {
    const { run, change, pass, woken } = await setup([numbered(1)]);
    await run();
    pass(MINUTE);
    change(numbered(1).key.number, outForDelivery);
    await run();
    woken.length = 0;
    pass(MINUTE);
    await run();
    expect(woken).toHaveLength(1);
  });
});
