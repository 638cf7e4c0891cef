import { describe, expect, it } from 'vitest';
import { historyOf } from '../src/domain/parcel.ts';
import { failure } from '../src/domain/result.ts';
import { announce } from '../src/notices/announce.ts';
import { firstUpdate } from '../src/notices/observe.ts';
import { sweep } from '../src/notices/sweep.ts';
import { listApi } from './fakes/list-api.ts';
import { recordingNotifier } from './fakes/recording-notifier.ts';
import { useCore } from './support/core.ts';
import { fakeClock } from './support/fake-clock.ts';
import { noticeNeeds } from './support/notice-needs.ts';
import { originAt } from './support/origin.ts';
import { checkpoint, leg, parcel } from './support/parcels.ts';
import { useStores } from './support/redis.ts';

const here = originAt('T1', 'C1');

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
      ...noticeNeeds('slack', notifier),
      clock,
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
