import { describe, expect, it } from 'vitest';
import { DAY, here, MINUTE, numbered, outForDelivery, useSweep } from './use-sweep.ts';

describe('a sweep', () => {
  it('reads everything the first time, then only what moved, with an overlap', async () => {
    const { run, queries, pass, clock } = await useSweep([numbered(1), numbered(2)]);
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
    const { run, change, woken, pass, outbox } = await useSweep([numbered(1), numbered(2)]);
    await run();
    pass(15 * MINUTE);
    change(numbered(1).key.number, outForDelivery);
    change(numbered(2).key.number, {});
    expect(await run()).toMatchObject({ value: { rows: 2, posts: 1 } });
    expect(woken).toEqual([here]);
    const claim = await outbox.claim(here, 1_000, { intervalMs: 0, burst: 1 });
    expect(claim).toMatchObject({ batch: { deliveries: [{ change: { parcel: numbered(1).key } }] } });
  });

  it('keeps its place when the service fails, and catches up', async () => {
    const { run, change, pass, fail } = await useSweep([numbered(1)]);
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
    const { run, change, pass, queries, parcels } = await useSweep([fresh]);
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
    const { run, pass, queries } = await useSweep(fresh);
    await run();
    pass(MINUTE);
    await run();
    expect(queries.at(-1)).toMatchObject({ createdFrom: (fresh[0]?.createdAt ?? 0) - 15 * MINUTE });
  });

  it('once a day reads everything and finds what the delta cannot', async () => {
    const { run, change, pass } = await useSweep([numbered(1)]);
    await run();
    pass(DAY);
    change(numbered(1).key.number, { ...outForDelivery, checkedAt: null });
    expect(await run()).toMatchObject({ value: { posts: 0 } });
    expect(await run('full')).toMatchObject({ value: { posts: 1 } });
  });

  it('leaves a delivered parcel alone after its grace period, not before', async () => {
    const { run, change, pass } = await useSweep([numbered(1, { status: 'delivered' })]);
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
    const { run, change, pass, woken } = await useSweep([numbered(1)]);
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
