import { describe, expect, it } from 'vitest';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { firstUpdate, observe } from '../../src/notices/observe.ts';
import { parcel } from '../support/parcels.ts';
import { here, useAnnounce } from './use-announce.ts';

describe('announcing', () => {
  it('shows the last four characters where others read along, unless the channel wants all', async () => {
    const short = await useAnnounce();
    await short.run();
    expect(JSON.stringify(short.posts[0]?.card.footer)).toMatch(/…9065.*refresh is possible now/);
    const full = await useAnnounce();
    await full.settings.write(here, { ...DEFAULT_SETTINGS, numbers: 'full' });
    await full.run();
    expect(JSON.stringify(full.posts[0]?.card.footer)).toContain('402934299065');
  });

  it('posts a delivery once, however often it is asked for', async () => {
    const { run, posts, outbox } = await useAnnounce();
    const both = await Promise.all([run(), run()]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'wait']);
    await run();
    expect(posts).toMatchObject([{ channel: here, card: { title: 'Blue kettle: Out for delivery' } }]);
    expect(await outbox.waiting()).toEqual([]);
  });

  it('waits as long as the platform says, and posts then', async () => {
    const { run, posts, pass } = await useAnnounce({ kind: 'busy', retryAfterMs: 700 });
    expect(await run()).toEqual({ kind: 'wait', ms: 700 });
    pass(600);
    expect(await run()).toEqual({ kind: 'wait', ms: 100 });
    expect(posts).toEqual([]);
    pass(100);
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
  });

  it.each(['unreachable', 'uncertain'] as const)('tries again when the platform was %s', async (kind) => {
    const { run, posts, pass } = await useAnnounce({ kind, reason: 'ECONNRESET' });
    expect(await run()).toEqual({ kind: 'wait', ms: 1_000, reason: 'ECONNRESET' });
    pass(1_000);
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
  });

  it.each(['gone', 'forbidden'] as const)(
    'pauses a channel that is %s, tells who follows once, and posts what it missed when it is back',
    async (kind) => {
      const refusal: PostOutcome = { kind, reason: 'is_archived' };
      const { run, posts, told, subscriptions, moveOn } = await useAnnounce(refusal, refusal);
      expect(await run()).toEqual({ kind: 'done' });
      expect(posts).toEqual([]);
      expect(told).toMatchObject([{ user: 'U1', card: { footer: ['The channel: ', { channel: 'C1' }] } }]);
      expect(await subscriptions.resume(here)).toBe(true);
      await moveOn();
      await run();
      expect(told).toHaveLength(1);
      await subscriptions.resumeAll();
      await run();
      expect(posts.map(({ card }) => card.title)).toEqual([
        'Blue kettle: Out for delivery',
        'Blue kettle: Delivered',
      ]);
    },
  );

  it('tells what one parcel did meanwhile in one message, with everything it passed', async () => {
    const { moveOn, run, posts } = await useAnnounce();
    await moveOn();
    await run();
    expect(posts).toMatchObject([{ card: { title: 'Blue kettle: Delivered' } }]);
    const [{ card } = { card: null }] = posts;
    expect(card?.blocks).toMatchObject([
      { text: 'In transit → Out for delivery → Delivered (It took 2 days in all.)' },
      { events: [{ text: 'Out for delivery' }] },
      {},
    ]);
  });

  it('tells a flood together, the same again after a failure, and nothing twice or out of order', async () => {
    const { run, posts, outbox, parcels, subscriptions, clock, pass } = await useAnnounce({
      kind: 'uncertain',
      reason: 'HTTP 500',
    });
    const change = async (index: number) => {
      const each = parcel({ key: { carrier: 'sto', number: `4029342990${index}` } });
      const subscription = { channel: here, parcel: each.key, title: `Parcel ${index}`, by: 'U1', at: 0 };
      await subscriptions.add(subscription, 0, firstUpdate(each, clock()));
      await observe(parcels, { ...each, status: 'delivered' }, clock);
    };
    const early = Array.from({ length: 20 }, (_, index) => index + 10);
    for (const index of early) await change(index);
    expect(await run()).toMatchObject({ kind: 'wait' });
    await change(40);
    pass(1_000);
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts.map(({ card }) => card.title)).toEqual(['21 updates', 'Parcel 40: Delivered']);
    const [list] = posts[0]?.card.blocks ?? [];
    expect(list?.type === 'list' && list.items.map(({ title }) => title.split(':')[0])).toEqual([
      'Blue kettle',
      ...early.map((index) => `Parcel ${index}`),
    ]);
    expect(await outbox.waiting()).toEqual([]);
  });

  it('gives up what the platform will never take, and goes on with the next', async () => {
    const { moveOn, claim, outbox, run, posts } = await useAnnounce({
      kind: 'refused',
      reason: 'invalid_blocks',
    });
    await outbox.release(await claim(), released(false));
    await moveOn();
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toMatchObject([{ card: { title: 'Blue kettle: Delivered' } }]);
  });

  it('looks for a post of unknown fate before it posts again', async () => {
    const { run, posts, outbox, claim } = await useAnnounce();
    const batch = await claim();
    const card = noticeCard('Blue kettle', 'Out for delivery');
    posts.push({ channel: here, card, deliveryId: batch.name });
    await outbox.release(batch, released(true));
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
    expect(await outbox.waiting()).toEqual([]);
  });

  it('asks again for ten minutes where it gets no answer, and posts when it can look', async () => {
    const { run, posts, outbox, claim, searches, pass } = await useAnnounce();
    await outbox.release(await claim(), released(true));
    searches.push(...Array.from({ length: 13 }, () => ({ kind: 'unknown' as const, reason: 'HTTP 500' })));
    for (let attempt = 2; attempt < 15; attempt += 1) {
      const ms = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
      expect(await run()).toMatchObject({ kind: 'wait', ms });
      pass(ms);
    }
    expect(posts).toEqual([]);
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
  });

  const blind = { kind: 'hidden', reason: 'not_in_channel' } as const;

  it.each([
    ['may not look', 0, blind],
    ['got no answer for ten minutes', 10 * 60_000, { kind: 'unknown', reason: 'HTTP 500' }],
  ] as const)('tells who follows, instead of the channel again, where it %s', async (_, ms, found) => {
    const { run, posts, claim, outbox, searches, pass, receipts, moveOn } = await useAnnounce();
    await outbox.release(await claim(), released(true));
    pass(ms);
    searches.push(found);
    await run();
    const direct = { ...here, channel: 'D-U1' };
    expect(posts).toMatchObject([{ channel: direct, card: { title: 'Blue kettle: Out for delivery' } }]);
    expect(JSON.stringify(posts[0]?.card.footer)).toMatch(
      /I posted this into .*C1.*got no answer.*could not look/,
    );
    expect(await receipts.list(here, parcel().key)).toMatchObject([
      { standing: { kind: 'unseen', because: found.reason } },
    ]);
    await moveOn();
    await run();
    expect(posts.slice(1)).toMatchObject([{ channel: here, card: { title: 'Blue kettle: Delivered' } }]);
  });

  it('posts again where it may not look, as long as the platform knows a repeat for one', async () => {
    const { run, posts, told, claim, outbox, searches, pass, notifier } = await useAnnounce();
    Object.assign(notifier, { repeatableMs: 60_000 });
    await outbox.release(await claim(), released(true));
    pass(59_000);
    searches.push(blind);
    await run();
    expect(posts).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('takes over from a worker that died in the middle', async () => {
    const { run, posts, claim, pass } = await useAnnounce();
    await claim();
    expect(await run()).toEqual({ kind: 'wait', ms: 60_000 });
    expect(posts).toEqual([]);
    pass(60_001);
    await run();
    expect(posts).toHaveLength(1);
  });
});

function released(mayBePosted: boolean) {
  return { mayBePosted, mayLandMs: 0, retryMs: 0, because: null };
}
