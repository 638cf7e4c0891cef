import { describe, expect, it } from 'vitest';
import type { ChannelRef } from '../../../src/domain/channel.ts';
import type { Parcel } from '../../../src/domain/parcel.ts';
import { firstUpdate, observe } from '../../../src/follow/observe.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { checkpoint, leg, parcel } from '../../support/parcels.ts';
import { useStores } from '../../support/redis.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const clock = () => NOW;
const LEASE_MS = 1_000;
const NO_PACE = { intervalMs: 0, burst: 1 };
const here: ChannelRef = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const next = { ...here, channel: 'C2' };
const elsewhere = { ...here, workspace: 'T2' };
const before = parcel();
const moved = parcel({
  status: 'pickup',
  legs: [leg([checkpoint('2026-11-11 08:22', 'Out for delivery', 'Suzhou')])],
});

function setup() {
  const { clock: now, pass } = fakeClock(NOW);
  const stores = useStores(now);
  return {
    ...stores,
    pass,
    async subscribe(channel: ChannelRef, title: string | null = null, snapshot: Parcel = before) {
      const record = await stores.parcels.read(snapshot.key);
      const subscription = { channel, parcel: snapshot.key, title, by: 'U1', at: now() };
      return stores.subscriptions.add(subscription, record?.version ?? 0, firstUpdate(snapshot, now()));
    },
  };
}

describe('subscriptions', () => {
  it('are listed for their channel only, newest first, with what is known', async () => {
    const { subscribe, subscriptions, pass } = setup();
    await subscribe(here, 'Blue kettle');
    pass(1_000);
    await subscribe(
      here,
      null,
      parcel({ key: { carrier: 'dhl', number: '1234567890' }, status: 'pending', legs: [] }),
    );
    expect(await subscriptions.list(here)).toMatchObject([
      { subscription: { parcel: { carrier: 'dhl' } }, title: null, status: 'pending', latest: null },
      {
        subscription: { by: 'U1', at: NOW },
        title: 'Blue kettle',
        status: 'transit',
        latest: { text: 'Arrived at sorting centre', place: 'Hangzhou' },
      },
    ]);
    expect(await subscriptions.list(next)).toEqual([]);
    expect(await subscriptions.list(elsewhere)).toEqual([]);
  });

  it('say whether they are new, and keep their title when repeated without one', async () => {
    const { subscribe, subscriptions } = setup();
    expect(await subscribe(here, 'Blue kettle')).toEqual({ isNew: true });
    expect(await subscribe(here)).toEqual({ isNew: false });
    expect(await subscriptions.list(here)).toMatchObject([{ title: 'Blue kettle' }]);
    await subscribe(here, 'Red kettle');
    expect(await subscriptions.list(here)).toMatchObject([{ title: 'Red kettle' }]);
  });

  it('are refused when the parcel has moved on meanwhile', async () => {
    const { subscribe, subscriptions, parcels } = setup();
    await subscribe(here);
    await observe(parcels, moved, clock);
    const subscription = { channel: next, parcel: before.key, title: null, by: 'U1', at: NOW };
    expect(await subscriptions.add(subscription, 1, firstUpdate(before, NOW))).toBeNull();
    expect(await subscriptions.list(next)).toEqual([]);
  });

  it('end for one channel and stay for the others', async () => {
    const { subscribe, subscriptions } = setup();
    await subscribe(here);
    await subscribe(next);
    expect(await subscriptions.remove(before.key, here)).toBe(true);
    expect(await subscriptions.remove(before.key, here)).toBe(false);
    expect(await subscriptions.list(here)).toEqual([]);
    expect(await subscriptions.list(next)).toHaveLength(1);
  });

  it('show the service’s title only to the workspace that brought the parcel in', async () => {
    const { subscribe, subscriptions } = setup();
    const titled = parcel({ title: 'Surprise for Dana' });
    await subscribe(here, null, titled);
    await subscribe(elsewhere, null, titled);
    expect(await subscriptions.titleOf(titled, next)).toBe('Surprise for Dana');
    expect(await subscriptions.titleOf(titled, elsewhere)).toBeNull();
    expect(await subscriptions.list(here)).toMatchObject([{ title: 'Surprise for Dana' }]);
    expect(await subscriptions.list(elsewhere)).toMatchObject([{ title: null }]);
  });
});

describe('a change', () => {
  it('is due in every following channel, once, however often it is seen', async () => {
    const { subscribe, parcels, outbox } = setup();
    await subscribe(here);
    await subscribe(next);
    await subscribe(elsewhere);
    const seen = await Promise.all([
      observe(parcels, moved, clock),
      observe(parcels, moved, clock),
      observe(parcels, moved, clock),
    ]);
    expect(seen.flatMap(({ deliveries }) => deliveries)).toHaveLength(3);
    expect(await outbox.pending(100)).toHaveLength(3);
  });

  it('carries what changed and the channel’s own title', async () => {
    const { subscribe, parcels, outbox } = setup();
    await subscribe(here, 'Blue kettle');
    const { deliveries } = await observe(parcels, { ...moved, title: 'Other' }, clock);
    expect(await outbox.claim(deliveries[0] ?? '', LEASE_MS, NO_PACE)).toMatchObject({
      kind: 'claimed',
      delivery: {
        channel: here,
        title: 'Blue kettle',
        attempt: 1,
        mayBePosted: false,
        change: { from: 'transit', to: 'pickup', news: [{ text: 'Out for delivery', place: 'Suzhou' }] },
      },
    });
  });

  it('is due nowhere when nobody follows, and unknown when nobody ever did', async () => {
    const { subscribe, subscriptions, parcels, outbox } = setup();
    expect(await observe(parcels, moved, clock)).toEqual({ record: null, deliveries: [] });
    await subscribe(here);
    await subscriptions.remove(before.key, here);
    expect((await observe(parcels, moved, clock)).deliveries).toEqual([]);
    expect(await outbox.pending(100)).toEqual([]);
  });

  it('is not due in a paused channel, and again after it was resumed', async () => {
    const { subscribe, subscriptions, parcels } = setup();
    await subscribe(here);
    await subscribe(next);
    await subscriptions.pause(here, 'is_archived');
    expect((await observe(parcels, moved, clock)).deliveries).toMatchObject([expect.stringContaining('C2')]);
    expect(await subscriptions.resume(here)).toBe(true);
    expect(await subscriptions.resume(here)).toBe(false);
    const delivered = { ...moved, status: 'delivered' as const };
    expect((await observe(parcels, delivered, clock)).deliveries).toHaveLength(2);
  });

  it('that comes from an older snapshot is none', async () => {
    const { subscribe, parcels } = setup();
    await subscribe(here);
    const older = { ...moved, checkedAt: (before.checkedAt ?? 0) - 1 };
    expect((await observe(parcels, older, clock)).deliveries).toEqual([]);
  });

  it('after the grace period of a delivered parcel is left alone', async () => {
    const { subscribe, parcels } = setup();
    const delivered = parcel({ status: 'delivered' });
    await subscribe(here, null, delivered);
    const back = { ...delivered, status: 'exception' as const };
    expect((await observe(parcels, back, clock, NOW + 1)).deliveries).toEqual([]);
    expect((await observe(parcels, back, clock, NOW)).deliveries).toHaveLength(1);
  });
});

describe('the outbox', () => {
  async function one() {
    const all = setup();
    await all.subscribe(here);
    const [id = ''] = (await observe(all.parcels, moved, clock)).deliveries;
    return { ...all, id };
  }

  it('lends a delivery to one worker at a time, and again when the lease is over', async () => {
    const { outbox, id, pass } = await one();
    const claims = await Promise.all([
      outbox.claim(id, LEASE_MS, NO_PACE),
      outbox.claim(id, LEASE_MS, NO_PACE),
    ]);
    expect(claims.filter((claim) => claim.kind === 'taken')).toHaveLength(1);
    pass(LEASE_MS + 1);
    expect(await outbox.claim(id, LEASE_MS, NO_PACE)).toMatchObject({ delivery: { attempt: 2 } });
  });

  it('lends it at once when it was given back', async () => {
    const { outbox, id } = await one();
    await outbox.claim(id, LEASE_MS, NO_PACE);
    await outbox.release(id, false);
    expect(await outbox.claim(id, LEASE_MS, NO_PACE)).toMatchObject({ delivery: { attempt: 2 } });
  });

  it('says that an attempt may have been seen: after a lost answer, and after a worker’s death', async () => {
    const { outbox, id, pass } = await one();
    await outbox.claim(id, LEASE_MS, NO_PACE);
    await outbox.release(id, true);
    expect(await outbox.claim(id, LEASE_MS, NO_PACE)).toMatchObject({ delivery: { mayBePosted: true } });
    await outbox.release(id, false);
    expect(await outbox.claim(id, LEASE_MS, NO_PACE)).toMatchObject({ delivery: { mayBePosted: false } });
    pass(LEASE_MS + 1);
    expect(await outbox.claim(id, LEASE_MS, NO_PACE)).toMatchObject({ delivery: { mayBePosted: true } });
  });

  it('keeps the order of what one channel hears, and no channel waits for another', async () => {
    const { outbox, parcels, subscribe } = setup();
    await subscribe(here);
    await subscribe(next);
    const first = (await observe(parcels, moved, clock)).deliveries;
    const second = (await observe(parcels, { ...moved, status: 'delivered' }, clock)).deliveries;
    const at = (all: readonly string[], channel: string) => all.find((id) => id.endsWith(channel)) ?? '';
    expect(await outbox.claim(at(second, 'C1'), LEASE_MS, NO_PACE)).toEqual({
      kind: 'behind',
      head: at(first, 'C1'),
      before: 1,
    });
    expect(await outbox.claim(at(first, 'C2'), LEASE_MS, NO_PACE)).toMatchObject({ kind: 'claimed' });
    await outbox.settle(at(first, 'C1'));
    expect(await outbox.claim(at(second, 'C1'), LEASE_MS, NO_PACE)).toMatchObject({ kind: 'claimed' });
  });

  it('holds a channel to its pace', async () => {
    const { outbox, parcels, subscribe, pass } = setup();
    await subscribe(here);
    const pace = { intervalMs: 1_000, burst: 2 };
    const post = async (status: 'pickup' | 'delivered' | 'exception' | 'transit') => {
      const [id = ''] = (await observe(parcels, { ...moved, status, legs: [] }, clock)).deliveries;
      const claim = await outbox.claim(id, LEASE_MS, pace);
      if (claim.kind === 'claimed') await outbox.settle(id);
      return { id, claim };
    };
    expect((await post('pickup')).claim.kind).toBe('claimed');
    expect((await post('delivered')).claim.kind).toBe('claimed');
    const { id, claim } = await post('exception');
    expect(claim).toEqual({ kind: 'paced', waitMs: 1_000 });
    pass(1_000);
    expect(await outbox.claim(id, LEASE_MS, pace)).toMatchObject({ kind: 'claimed' });
  });

  it('forgets what is settled', async () => {
    const { outbox, id } = await one();
    await outbox.claim(id, LEASE_MS, NO_PACE);
    await outbox.settle(id);
    expect(await outbox.claim(id, LEASE_MS, NO_PACE)).toEqual({ kind: 'settled' });
    expect(await outbox.pending(10)).toEqual([]);
  });

  it('drops what is addressed to a channel that has stopped following', async () => {
    const { outbox, subscriptions, id } = await one();
    await subscriptions.remove(before.key, here);
    expect(await outbox.claim(id, LEASE_MS, NO_PACE)).toEqual({ kind: 'settled' });
    expect(await outbox.pending(10)).toEqual([]);
  });

  it('drops an id that makes no sense', async () => {
    const { outbox } = setup();
    expect(await outbox.claim('rubbish', LEASE_MS, NO_PACE)).toEqual({ kind: 'settled' });
  });
});

describe('parcels the service never checked', () => {
  it('are known until the first check', async () => {
    const { subscribe, parcels } = setup();
    const fresh = parcel({ status: 'pending', legs: [], checkedAt: null, createdAt: NOW - 5 });
    await subscribe(here, null, fresh);
    expect(await parcels.neverChecked()).toEqual([{ key: fresh.key, createdAt: NOW - 5 }]);
    await observe(parcels, { ...fresh, checkedAt: NOW }, clock);
    expect(await parcels.neverChecked()).toEqual([]);
  });
});
