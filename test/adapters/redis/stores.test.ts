import { describe, expect, it } from 'vitest';
import type { ChannelRef } from '../../../src/domain/channel.ts';
import { ownerOf } from '../../../src/domain/owner.ts';
import type { Parcel } from '../../../src/domain/parcel.ts';
import { firstUpdate, observe } from '../../../src/notices/observe.ts';
import type { Claim } from '../../../src/ports/outbox.ts';
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
    const { subscribe, subscriptions, owners } = setup();
    const titled = parcel({ title: 'Surprise for Dana' });
    await subscribe(here, null, titled);
    await subscribe(elsewhere, null, titled);
    await owners.claim(titled.key, titled.title, ownerOf({ channel: here, user: 'U1', isOpen: true }));
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
    expect(seen.flatMap(({ due }) => due)).toHaveLength(3);
    for (const channel of [here, next, elsewhere]) {
      expect(await outbox.claim(channel, LEASE_MS, NO_PACE)).toMatchObject({ kind: 'claimed' });
    }
  });

  it('carries what changed and the channel’s own title', async () => {
    const { subscribe, parcels, outbox } = setup();
    await subscribe(here, 'Blue kettle');
    const { due } = await observe(parcels, { ...moved, title: 'Other' }, clock);
    expect(due).toEqual([here]);
    expect(await outbox.claim(here, LEASE_MS, NO_PACE)).toMatchObject({
      kind: 'claimed',
      batch: {
        channel: here,
        attempt: 1,
        mayBePosted: false,
        deliveries: [
          {
            title: 'Blue kettle',
            change: { from: 'transit', to: 'pickup', news: [{ text: 'Out for delivery', place: 'Suzhou' }] },
          },
        ],
      },
    });
  });

  it('is due nowhere when nobody follows, and unknown when nobody ever did', async () => {
    const { subscribe, subscriptions, parcels, outbox } = setup();
    expect(await observe(parcels, moved, clock)).toEqual({ record: null, due: [] });
    await subscribe(here);
    await subscriptions.remove(before.key, here);
    expect((await observe(parcels, moved, clock)).due).toEqual([]);
    expect(await outbox.waiting()).toEqual([]);
  });

  it('waits for a paused channel until it is resumed', async () => {
    const { subscribe, subscriptions, parcels, outbox } = setup();
    await subscribe(here);
    await subscriptions.noteRefusal(here, { because: 'is_archived', since: NOW });
    await observe(parcels, moved, clock);
    expect(await outbox.claim(here, LEASE_MS, NO_PACE)).toEqual({
      kind: 'held',
      hold: { by: 'refusal', because: 'is_archived', since: NOW },
    });
    expect(await subscriptions.resume(here)).toBe(true);
    expect(await subscriptions.resume(here)).toBe(false);
    expect(await outbox.claim(here, LEASE_MS, NO_PACE)).toMatchObject({ kind: 'claimed' });
  });

  it('is kept for a paused channel only while it is among the last hundred', async () => {
    const { subscribe, subscriptions, parcels, redis, keys, outbox } = setup();
    await subscribe(here);
    await subscriptions.noteRefusal(here, { because: 'is_archived', since: NOW });
    for (let index = 0; index < 102; index += 1) {
      const status = index % 2 === 0 ? ('pickup' as const) : ('undelivered' as const);
      await observe(parcels, { ...moved, status, legs: [] }, clock);
    }
    expect(await redis.hlen(keys.outbox)).toBe(100);
    await subscriptions.resume(here);
    expect(await outbox.claim(here, LEASE_MS, NO_PACE)).toMatchObject({
      batch: { deliveries: { length: 25, 0: { change: { from: 'undelivered', to: 'pickup' } } } },
    });
  });

  it('that comes from an older snapshot is none', async () => {
    const { subscribe, parcels } = setup();
    await subscribe(here);
    const older = { ...moved, checkedAt: (before.checkedAt ?? 0) - 1 };
    expect((await observe(parcels, older, clock)).due).toEqual([]);
  });

  it('after the grace period of a delivered parcel is left alone', async () => {
    const { subscribe, parcels } = setup();
    const delivered = parcel({ status: 'delivered' });
    await subscribe(here, null, delivered);
    const back = { ...delivered, status: 'exception' as const };
    expect((await observe(parcels, back, clock, { settledBefore: NOW + 1 })).due).toEqual([]);
    expect((await observe(parcels, back, clock, { settledBefore: NOW })).due).toHaveLength(1);
  });
});

describe('the outbox', () => {
  async function one() {
    const all = setup();
    await all.subscribe(here);
    await observe(all.parcels, moved, clock);
    return { ...all, claim: () => all.outbox.claim(here, LEASE_MS, NO_PACE) };
  }

  function batchOf(claim: Claim) {
    if (claim.kind !== 'claimed') throw new Error(`Nothing was claimed: ${claim.kind}`);
    return claim.batch;
  }

  it('lends a channel to one worker at a time, and again when the lease is over', async () => {
    const { claim, pass } = await one();
    const claims = await Promise.all([claim(), claim()]);
    expect(claims.filter(({ kind }) => kind === 'taken')).toEqual([{ kind: 'taken', until: NOW + LEASE_MS }]);
    pass(LEASE_MS + 1);
    expect(await claim()).toMatchObject({ batch: { attempt: 2 } });
  });

  it('lends it at once when it was given back', async () => {
    const { outbox, claim } = await one();
    await outbox.release(batchOf(await claim()), released(false));
    expect(await claim()).toMatchObject({ batch: { attempt: 2 } });
  });

  it('lets nobody who comes too late end the claim of another', async () => {
    const { outbox, claim, pass } = await one();
    const late = batchOf(await claim());
    pass(LEASE_MS + 1);
    await claim();
    await outbox.release(late, released(false));
    expect(await claim()).toMatchObject({ kind: 'taken' });
  });

  it('says that an attempt may have been seen: after a lost answer, and after a worker’s death', async () => {
    const { outbox, claim, pass } = await one();
    await outbox.release(batchOf(await claim()), released(true));
    const unsure = batchOf(await claim());
    expect(unsure).toMatchObject({ mayBePosted: true, since: NOW });
    await outbox.release(unsure, released(false));
    const dying = batchOf(await claim());
    expect(dying).toMatchObject({ mayBePosted: false });
    expect(await outbox.renew(dying, LEASE_MS)).toBe(true);
    pass(LEASE_MS + 1);
    expect(await claim()).toMatchObject({ batch: { mayBePosted: true, since: NOW } });
  });

  it('says that nothing can have been seen of a worker that died before it was about to post', async () => {
    const { claim, pass } = await one();
    await claim();
    pass(LEASE_MS + 1);
    expect(await claim()).toMatchObject({ batch: { mayBePosted: false, attempt: 2 } });
  });

  it('keeps the order of what one channel hears, tells what one parcel did together, and no channel waits', async () => {
    const { outbox, parcels, subscribe } = setup();
    const other = parcel({ key: { carrier: 'sto', number: '402934299099' } });
    await subscribe(here);
    await subscribe(here, null, other);
    await subscribe(next);
    const delivered = { ...moved, status: 'delivered' as const };
    for (const each of [moved, { ...other, status: 'pickup' as const }, delivered]) {
      await observe(parcels, each, clock);
    }
    const first = batchOf(await outbox.claim(here, LEASE_MS, NO_PACE));
    expect(first.deliveries.map(({ change }) => change)).toMatchObject([
      { parcel: before.key, to: 'pickup' },
      { parcel: before.key, to: 'delivered' },
    ]);
    expect(await outbox.claim(next, LEASE_MS, NO_PACE)).toMatchObject({ kind: 'claimed' });
    await outbox.settle(first);
    expect(await outbox.claim(here, LEASE_MS, NO_PACE)).toMatchObject({
      batch: { deliveries: [{ change: { parcel: other.key } }] },
    });
  });

  it('tells the same ones together in every attempt', async () => {
    const { outbox, parcels, claim } = await one();
    const first = batchOf(await claim());
    await observe(parcels, { ...moved, status: 'delivered' }, clock);
    await outbox.release(first, released(true));
    expect(batchOf(await claim()).ids).toEqual(first.ids);
  });

  it('holds a channel to its pace', async () => {
    const { outbox, parcels, subscribe, pass } = setup();
    await subscribe(here);
    const pace = { intervalMs: 1_000, burst: 2 };
    const post = async (status: 'pickup' | 'delivered' | 'exception') => {
      await observe(parcels, { ...moved, status, legs: [] }, clock);
      const claim = await outbox.claim(here, LEASE_MS, pace);
      if (claim.kind === 'claimed') await outbox.settle(claim.batch);
      return claim;
    };
    expect((await post('pickup')).kind).toBe('claimed');
    expect((await post('delivered')).kind).toBe('claimed');
    expect(await post('exception')).toEqual({ kind: 'held', hold: { by: 'pace', until: NOW + 1_000 } });
    pass(1_000);
    expect(await outbox.claim(here, LEASE_MS, pace)).toMatchObject({ kind: 'claimed' });
  });

  it('forgets what is settled, all of it', async () => {
    const { outbox, claim, redis, keys } = await one();
    expect(await outbox.waiting()).toEqual([here]);
    await outbox.settle(batchOf(await claim()));
    expect(await claim()).toEqual({ kind: 'empty' });
    expect(await outbox.waiting()).toEqual([]);
    expect(await redis.exists(keys.outbox, keys.claims, keys.lane(here))).toBe(0);
  });

  it('tells what was due before the carrier was put right', async () => {
    const { parcels, claim } = await one();
    const right = { ...before.key, carrier: 'yto' };
    await parcels.move(before.key, right);
    expect(batchOf(await claim()).deliveries).toMatchObject([
      { change: { parcel: right, to: 'pickup' }, subscription: { parcel: right } },
    ]);
  });

  it('leaves out what the channel has stopped following, and what cannot be read', async () => {
    const { outbox, subscriptions, claim, redis, keys, pass } = await one();
    const [id = ''] = await redis.hkeys(keys.outbox);
    const text = (await redis.hget(keys.outbox, id)) ?? '';
    await redis.hset(keys.outbox, id, '{"to":"nowhere"}');
    const unreadable = batchOf(await claim());
    expect(unreadable).toMatchObject({ ids: [id], deliveries: [] });
    await outbox.release(unreadable, released(false));
    await redis.hset(keys.outbox, id, text);
    await subscriptions.remove(before.key, here);
    pass(1);
    expect(await claim()).toMatchObject({ batch: { ids: [id], deliveries: [] } });
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

function released(mayBePosted: boolean) {
  return { mayBePosted, mayLandMs: 0, retryMs: 0, because: null };
}
