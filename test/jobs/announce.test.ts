import { describe, expect, it } from 'vitest';
import { announce } from '../../jobs/announce.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { firstUpdate, observe } from '../../src/follow/observe.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };

async function setup(...outcomes: PostOutcome[]) {
  const { clock, pass } = fakeClock();
  const stores = useStores(clock);
  const { notifier, posts, told } = recordingNotifier('slack', ...outcomes);
  const before = parcel();
  await stores.subscriptions.add(
    { channel: here, parcel: before.key, title: 'Blue kettle', by: 'U1', at: 0 },
    0,
    firstUpdate(before, clock()),
  );
  const after = parcel({
    status: 'pickup',
    legs: [leg([checkpoint('2026-11-24 08:22', 'Out for delivery')])],
  });
  const [id = ''] = (await observe(stores.parcels, after, clock)).deliveries;
  const woken: string[] = [];
  const needs = {
    ...stores,
    notifiers: new Map([['slack', notifier]]),
    budget: openBudget().budget,
    listUsage: '/parcels list',
    wakeOutbox: async (ids: readonly string[]) => void woken.push(...ids),
    carriers: { index: async () => null, nameOf: async () => 'STO Express' },
    logger: silentLogger,
  };
  const moveOn = async () => {
    const delivered = { ...after, status: 'delivered' as const };
    return (await observe(stores.parcels, delivered, clock)).deliveries[0] ?? '';
  };
  return {
    ...stores,
    clock,
    pass,
    posts,
    told,
    id,
    woken,
    moveOn,
    announce: (each: string) => announce(needs, each),
    run: () => announce(needs, id),
  };
}

describe('announcing', () => {
  it('shows the last four characters where others read along, unless the channel wants all', async () => {
    const short = await setup();
    await short.run();
    expect(JSON.stringify(short.posts[0]?.card.footer)).toMatch(/…9065.*refresh is possible now/);
    const full = await setup();
    await full.settings.write(here, { numbers: 'full' });
    await full.run();
    expect(JSON.stringify(full.posts[0]?.card.footer)).toContain('402934299065');
  });

  it('posts a delivery once, however often it is asked for', async () => {
    const { run, posts, outbox } = await setup();
    await Promise.all([run(), run()]);
    await run();
    expect(posts).toMatchObject([{ channel: here, card: { title: 'Blue kettle: Out for delivery' } }]);
    expect(await outbox.pending(10)).toEqual([]);
  });

  it('waits as long as the platform says, and posts then', async () => {
    const { run, posts } = await setup({ kind: 'busy', retryAfterMs: 700 });
    expect(await run()).toEqual({ kind: 'wait', ms: 700 });
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
  });

  it.each(['unreachable', 'uncertain'] as const)('tries again when the platform was %s', async (kind) => {
    const { run, posts } = await setup({ kind, reason: 'ECONNRESET' });
    expect(await run()).toEqual({ kind: 'retry', reason: 'ECONNRESET' });
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
  });

  it.each(['gone', 'forbidden'] as const)(
    'pauses a channel that is %s, and tells who follows, once',
    async (kind) => {
      const {
        run,
        posts,
        told,
        outbox,
        subscriptions,
        moveOn,
        announce: tell,
      } = await setup({ kind, reason: 'is_archived' }, { kind, reason: 'is_archived' });
      expect(await run()).toEqual({ kind: 'done' });
      expect(await outbox.pending(10)).toEqual([]);
      expect(posts).toEqual([]);
      expect(told).toMatchObject([{ user: 'U1', card: { footer: ['The channel: ', { channel: 'C1' }] } }]);
      expect(await subscriptions.resume(here)).toBe(true);
      await tell(await moveOn());
      expect(told).toHaveLength(1);
      await subscriptions.resumeAll();
      expect(await subscriptions.resume(here)).toBe(false);
    },
  );

  it('lets nothing overtake, and wakes what it waits for', async () => {
    const { moveOn, announce: tell, posts, id, woken } = await setup();
    const later = await moveOn();
    expect(await tell(later)).toEqual({ kind: 'wait', ms: 100 });
    expect(woken).toEqual([id]);
    await tell(id);
    expect(await tell(later)).toEqual({ kind: 'done' });
    expect(posts.map(({ card }) => card.title)).toEqual([
      'Blue kettle: Out for delivery',
      'Blue kettle: Delivered',
    ]);
  });

  it('tells a flood together, the same again after a failure, and nothing twice or out of order', async () => {
    const {
      announce: tell,
      posts,
      id,
      outbox,
      parcels,
      subscriptions,
      clock,
    } = await setup({
      kind: 'uncertain',
      reason: 'HTTP 500',
    });
    const change = async (index: number) => {
      const each = parcel({ key: { carrier: 'sto', number: `4029342990${index}` } });
      const subscription = { channel: here, parcel: each.key, title: `Parcel ${index}`, by: 'U1', at: 0 };
      await subscriptions.add(subscription, 0, firstUpdate(each, clock()));
      return (await observe(parcels, { ...each, status: 'delivered' }, clock)).deliveries[0] ?? '';
    };
    const early: string[] = [];
    for (let index = 10; index < 30; index += 1) early.push(await change(index));
    expect(await tell(id)).toMatchObject({ kind: 'retry' });
    const late = await change(40);
    expect(await tell(id)).toEqual({ kind: 'done' });
    for (const each of [...early, late]) await tell(each);
    expect(posts.map(({ card }) => card.title)).toEqual(['21 updates', 'Parcel 40: Delivered']);
    const [list] = posts[0]?.card.blocks ?? [];
    expect(list?.type === 'list' && list.items.map(({ title }) => title.split(':')[0])).toEqual([
      'Blue kettle',
      ...early.map((_, index) => `Parcel ${index + 10}`),
    ]);
    expect(await outbox.pending(10)).toEqual([]);
  });

  it('gives up what the platform will never take, and goes on with the next', async () => {
    const { moveOn, announce: tell, run, posts } = await setup({ kind: 'refused', reason: 'invalid_blocks' });
    const later = await moveOn();
    expect(await run()).toEqual({ kind: 'done' });
    expect(await tell(later)).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
  });

  it('looks for a post of unknown fate before it posts again', async () => {
    const { run, posts, outbox, id } = await setup();
    await outbox.claim(id, 60_000, { intervalMs: 0, burst: 1 });
    posts.push({ channel: here, card: noticeCard('Blue kettle', 'Out for delivery'), deliveryId: id });
    await outbox.release(id, true);
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
    expect(await outbox.pending(10)).toEqual([]);
  });

  it('takes over from a worker that died in the middle', async () => {
    const { run, posts, outbox, id, pass } = await setup();
    await outbox.claim(id, 60_000, { intervalMs: 0, burst: 1 });
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toEqual([]);
    pass(60_001);
    await run();
    expect(posts).toHaveLength(1);
  });
});
