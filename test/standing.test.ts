import { describe, expect, it } from 'vitest';
import type { PostOutcome } from '../src/domain/delivery.ts';
import type { Parcel } from '../src/domain/parcel.ts';
import { announce } from '../src/notices/announce.ts';
import { observeAll } from '../src/notices/sweep.ts';
import { recordingNotifier } from './fakes/recording-notifier.ts';
import { useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const here = originAt('T1', 'C1').channel;
const NUMBER = '402934299065';
const MINUTE_MS = 60_000;
/** What must not be said of a change that is on its way, or was refused. */
const UNTRUE = /No change of it|No news|Posts arrive\./;

/** A parcel that is followed at noon on 24 November 2026, UTC; posts end with the given outcomes first. */
async function setup(...outcomes: PostOutcome[]) {
  const core = await useCore();
  const { notifier, posts } = recordingNotifier('slack', ...outcomes);
  const needs = {
    ...core,
    ...core.services,
    notifiers: new Map([['slack', notifier]]),
    listUsage: '/parcels list',
    settingsUsage: '/parcels settings',
    deliveredGraceMs: 1e12,
  };
  await core.say(`/track sto ${NUMBER} title=Kettle`);
  const run = () => announce(needs, here);
  /** A change of one parcel is seen; `run` posts what is due. */
  async function see(more: Partial<Parcel>, number = NUMBER) {
    const page = await core.services.api.list({});
    if (!page.ok) throw new Error(page.problem.code);
    const moved = page.value.parcels.filter(({ key }) => key.number === number);
    await observeAll(
      needs,
      moved.map((parcel) => ({ ...parcel, legs: [], detail: null, checkedAt: null, ...more })),
    );
  }
  async function why(what = 'this') {
    const { card } = await core.say(`/parcels why ${what}`);
    const [text, list] = card.blocks;
    return {
      text: text?.type === 'text' ? text.text : '',
      items: list?.type === 'list' ? list.items.map(({ title, detail }) => `${title}: ${detail}`) : [],
      footer: card.footer,
    };
  }
  const following = async () => {
    const { card } = await core.say('/parcels following');
    const [text] = card.blocks;
    return { text: text?.type === 'text' ? text.text : '', footer: card.footer, tone: card.tone };
  };
  return { ...core, notifier, posts, run, see, why, following };
}

describe('a change that waits', () => {
  it('is held by quiet hours, until they end', async () => {
    const { say, see, run, why, following, pass, posts } = await setup();
    await say('/parcels settings quiet=12:30-14:15 zone=Europe/Warsaw');
    await see({ status: 'outfordelivery' });
    await run();
    const until = Date.parse('2026-11-24T13:15:00Z');
    expect((await why()).items).toEqual([
      'In transit → Out for delivery: 2026-11-24 13:00 Europe/Warsaw · waits: the quiet hours last until 2026-11-24 14:15 Europe/Warsaw',
    ]);
    expect((await why()).text).not.toMatch(UNTRUE);
    expect((await why()).footer).toEqual(expect.arrayContaining(['Posts go on ', { instant: until }, '.']));
    expect(await following()).toMatchObject({
      text: expect.stringMatching(
        /Posts wait: the quiet hours last until 2026-11-24 14:15 Europe\/Warsaw\. One change waits\./,
      ),
      footer: ['Posts go on ', { instant: until }, '.'],
    });
    pass(75 * MINUTE_MS);
    await run();
    expect(posts).toHaveLength(1);
    expect((await why()).items).toEqual([
      expect.stringMatching(
        /^In transit → Out for delivery: 2026-11-24 14:15 .* this parcel: posted · message/,
      ),
    ]);
    expect((await following()).text).toContain('Posts arrive.');
  });

  it('is posted at once when somebody ends the quiet', async () => {
    const { say, see, run, posts, woken, why } = await setup();
    await say('/parcels settings quiet=11:00-14:00');
    await see({ status: 'outfordelivery' });
    await run();
    woken.length = 0;
    await say('/parcels settings quiet=off');
    expect(woken).toEqual([here]);
    expect((await why()).items).toEqual([expect.stringContaining('about to be posted')]);
    await run();
    expect(posts).toHaveLength(1);
  });

  it('is held while the platform is away, since the first attempt and until the next', async () => {
    const away = { kind: 'unreachable', reason: 'ECONNREFUSED' } as const;
    const { see, run, why, following, pass, posts, outbox } = await setup(away, away);
    await see({ status: 'outfordelivery' });
    await run();
    pass(1_000);
    await run();
    const said =
      /the platform has been away since 2026-11-24 12:00 UTC \(ECONNREFUSED\); tried again at 2026-11-24 12:00 UTC/;
    expect((await why()).items).toEqual([expect.stringMatching(said)]);
    expect(await following()).toMatchObject({
      tone: 'warning',
      text: expect.stringMatching(/Posts do not arrive: the platform has been away.*One change waits\./),
      footer: ['The next attempt is made ', { instant: Date.parse('2026-11-24T12:00:03Z') }, '.'],
    });
    pass(2_000);
    await outbox.claim(here, MINUTE_MS, { intervalMs: 0, burst: 1 });
    expect((await why()).items).toEqual([expect.stringMatching(said)]);
    pass(60_001);
    await run();
    expect(posts).toHaveLength(1);
    expect((await why()).items).toEqual([expect.stringMatching(/this parcel: posted · message/)]);
  });

  it('is held where nobody knows whether it was shown', async () => {
    const { see, run, why } = await setup({ kind: 'uncertain', reason: 'HTTP 500' });
    await see({ status: 'outfordelivery' });
    await run();
    expect((await why()).items).toEqual([
      expect.stringMatching(/waits: the platform has not said whether it took the post since .*\(HTTP 500\)/),
    ]);
  });

  it('is held while the platform asks to wait, and at a channel’s pace', async () => {
    const { see, run, why, following, pass, paces, notifier, posts } = await setup({
      kind: 'busy',
      retryAfterMs: 2 * MINUTE_MS,
    });
    const pace = { intervalMs: 3 * MINUTE_MS, burst: 1 };
    paces.set('slack', pace);
    Object.assign(notifier, { pace });
    await see({ status: 'outfordelivery' });
    await run();
    expect((await why()).items).toEqual([
      expect.stringContaining('the platform takes no more messages here until 2026-11-24 12:02 UTC'),
    ]);
    expect((await following()).text).toContain('Posts arrive. One change waits.');
    pass(3 * MINUTE_MS);
    await run();
    expect(posts).toHaveLength(1);
    await see({ status: 'delivered' });
    await run();
    expect((await why()).items).toEqual([
      expect.stringMatching(
        /Out for delivery → Delivered: .* no more messages here until 2026-11-24 12:06 UTC/,
      ),
      expect.stringMatching(/posted/),
    ]);
  });

  it.each(['gone', 'forbidden'] as const)(
    'is held while the platform refuses a channel that is %s, and posted when it may be again',
    async (kind) => {
      const { say, see, run, why, following, posts, woken } = await setup({ kind, reason: 'is_archived' });
      await see({ status: 'outfordelivery' });
      await run();
      expect((await why()).items).toEqual([
        expect.stringContaining(
          'waits: the platform refuses posts here since 2026-11-24 12:00 UTC: is_archived',
        ),
      ]);
      expect(await following()).toMatchObject({
        tone: 'warning',
        text: expect.stringMatching(/Posts do not arrive: .*is_archived\. One change waits\./),
      });
      await say('/parcels pause off=yes');
      expect((await following()).text).toContain('is_archived');
      woken.length = 0;
      await say('/track sto 402934299066');
      expect(woken).toEqual([here]);
      await run();
      expect(posts).toHaveLength(1);
      expect((await why(`sto ${NUMBER}`)).items).toEqual([expect.stringMatching(/posted · message/)]);
    },
  );

  it('says how many others come first', async () => {
    const { say, see, why, run, posts } = await setup();
    await say('/track sto 402934299066 title=Lamp');
    await say('/track sto 402934299067 title=Chair');
    for (const number of ['402934299066', '402934299067', NUMBER])
      await see({ status: 'outfordelivery' }, number);
    expect((await why(`sto ${NUMBER}`)).items).toEqual([expect.stringContaining('2 others are before it')]);
    expect((await why('sto 402934299067')).items).toEqual([
      expect.stringContaining('one other change is before it'),
    ]);
    expect((await why('sto 402934299066')).items).toEqual([expect.stringContaining('about to be posted')]);
    await run();
    expect(posts).toHaveLength(3);
    expect((await why(`sto ${NUMBER}`)).items).toEqual([expect.stringMatching(/posted · message/)]);
  });

  it('is found though the parcel has been given another carrier meanwhile', async () => {
    const { say, see, why } = await setup();
    await say('/parcels settings quiet=11:00-14:00');
    await see({ status: 'outfordelivery' });
    await say(`/parcels carrier sto ${NUMBER} fedex`);
    expect((await why(`fedex ${NUMBER}`)).items).toEqual([expect.stringContaining('quiet hours')]);
  });

  it('tells what waits before what was posted, the newest first', async () => {
    const { say, see, why, run } = await setup();
    await see({ status: 'outfordelivery' });
    await run();
    await say('/parcels settings quiet=11:00-14:00');
    await see({ status: 'undelivered' });
    await see({ status: 'delivered' });
    expect((await why()).items.map((item) => item.split(':')[0])).toEqual([
      'Delivery attempt failed → Delivered',
      'Out for delivery → Delivery attempt failed',
      'In transit → Out for delivery',
    ]);
  });
});

describe('a change that is not posted', () => {
  it('was refused for good, which is noted with the reason', async () => {
    const { see, run, why, say, posts } = await setup({ kind: 'refused', reason: 'invalid_blocks' });
    await see({ status: 'outfordelivery' });
    await run();
    expect((await why()).items).toEqual([
      'In transit → Out for delivery: 2026-11-24 12:00 UTC · refused by the platform for good (invalid_blocks) · no message',
    ]);
    expect((await why()).text).not.toMatch(UNTRUE);
    const { shown } = await say('/parcels following');
    expect(shown).toContain('refused by the platform for good (invalid_blocks) on 2026-11-24');
    await see({ status: 'delivered' });
    await run();
    expect(posts).toHaveLength(1);
    expect((await say('/parcels following')).shown).toContain('last post 2026-11-24');
  });

  it.each([
    ['settings only=status', { detail: 'Label printed' }, 'no other status, and only these are wanted'],
    [
      'settings only=key',
      { status: 'inforeceived' },
      'only out for delivery, ready to collect, delivered and problems are wanted',
    ],
    ['settings only=problem', { status: 'delivered' }, 'only exception, undelivered, expired are wanted'],
    ['mute this 8h', { status: 'delivered' }, 'the parcel was muted until 2026-11-24 20:00 UTC'],
    ['mute this until-problem', { status: 'delivered' }, 'the parcel was muted until there is a problem'],
    ['mute this until-delivered', { status: 'exception' }, 'the parcel was muted until it is delivered'],
    ['pause', { status: 'delivered' }, 'this channel was paused by U1 since 2026-11-24 12:00 UTC'],
  ] as const)('because of `%s`, before its turn comes and after it', async (wish, more, said) => {
    const { say, see, run, why, posts, pass } = await setup();
    await say(`/parcels ${wish}`);
    await say('/parcels settings quiet=11:00-12:30');
    await see(more);
    await run();
    const line = `this parcel: not posted: ${said} · no message`;
    expect((await why()).items).toEqual([expect.stringContaining(line)]);
    pass(30 * MINUTE_MS);
    await run();
    expect((await why()).items).toEqual([expect.stringContaining(line)]);
    expect(posts).toEqual([]);
  });

  it('is told of in a paused channel as long as it is paused', async () => {
    const { say, see, run, following, posts } = await setup();
    const paused = await say('/parcels pause');
    expect(paused.title).toBe('This channel is paused');
    expect((await following()).text).toContain(
      'The channel is paused by U1 since 2026-11-24 12:00 UTC: nothing is posted.',
    );
    await see({ status: 'outfordelivery' });
    await run();
    expect(posts).toEqual([]);
    expect((await say('/parcels pause off=yes')).shown).toContain('Posts arrive.');
    await see({ status: 'delivered' });
    await run();
    expect(posts).toHaveLength(1);
  });
});
