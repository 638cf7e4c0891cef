import { describe, expect, it } from 'vitest';
import type { ChannelRef } from '../src/domain/channel.ts';
import type { Parcel } from '../src/domain/parcel.ts';
import { announce } from '../src/notices/announce.ts';
import { observeAll } from '../src/notices/sweep.ts';
import { recordingNotifier } from './fakes/recording-notifier.ts';
import { useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const here = originAt('T1', 'C1');
const stranger = originAt('T2', 'C9');
const STO = 'sto 402934299065';
const HOUR_S = 1;

/** The command core beside a notifier: what commands set up is what posts follow. */
async function setup(home: readonly string[] = []) {
  const core = await useCore({}, undefined, { home });
  const { notifier, posts, edits, told } = recordingNotifier('slack');
  const needs = {
    ...core,
    ...core.services,
    notifiers: new Map([['slack', notifier]]),
    listUsage: '/parcels list',
    settingsUsage: '/parcels settings',
    deliveredGraceMs: 1e12,
  };
  /** Everything the service knows is seen by a sweep, then posted. */
  async function sweep(
    channel: ChannelRef = here.channel,
    change: (parcel: Parcel) => Parcel = (same) => same,
  ) {
    const page = await core.services.api.list({});
    if (!page.ok) throw new Error(page.problem.code);
    await observeAll(needs, page.value.parcels.map(change));
    return announce(needs, channel);
  }
  return { ...core, posts, edits, told, sweep };
}

const exception = (parcel: Parcel): Parcel => ({ ...parcel, status: 'exception', checkedAt: null });
const titles = (posts: readonly { card: { title: string } }[]) => posts.map(({ card }) => card.title);

describe('following a query', () => {
  it('tells of every parcel that fits, once, and says what it matched', async () => {
    const { say, sweep, posts, pass } = await setup();
    await say(`/track ${STO}`, originAt('T1', 'C2'));
    await say('/track sto 402934299066', originAt('T1', 'C2'));
    const reply = await say('/parcels follow carrier:sto status:exception only:problem mention:here');
    expect(reply).toMatchObject({ outcome: 'ok', title: 'Followed: carrier:sto status:exception' });
    pass(1_000);
    await say('/parcels follow carrier:sto');
    await sweep(here.channel, (parcel) =>
      parcel.key.number === '402934299065' ? exception(parcel) : parcel,
    );
    expect(titles(posts)).toEqual(['STO Express …9065: Problem']);
    expect(posts[0]?.card.mention).toBe('here');
    expect(JSON.stringify(posts[0]?.card.footer)).toContain(
      'Matches carrier:sto status:exception and carrier:sto.',
    );
  });

  it('means parcels that nobody tracked, in the host’s workspaces, from the moment it was set', async () => {
    const { say, sweep, posts, sandbox, pass } = await setup(['slack/T1']);
    sandbox.world.add('sto', '402934299065', { title: 'Old one' });
    pass(5 * HOUR_S * 1000);
    await say('/parcels follow carrier:sto');
    await sweep();
    expect(posts).toEqual([]);
    pass(30 * HOUR_S * 1000);
    sandbox.world.add('sto', '402934299077', { title: 'New one' });
    await sweep();
    expect(titles(posts)).toEqual(['Old one: Delivered', 'New one: In transit']);
  });

  it('hears nothing of another workspace’s parcels', async () => {
    const { say, sweep, posts } = await setup();
    await say(`/track ${STO}`);
    await say('/parcels follow carrier:sto', stranger);
    await sweep(stranger.channel, exception);
    expect(posts).toEqual([]);
  });

  it('ends', async () => {
    const { say, sweep, posts } = await setup();
    await say(`/track ${STO}`, originAt('T1', 'C2'));
    await say('/parcels follow carrier:sto');
    expect(await say('/parcels unfollow carrier:sto')).toMatchObject({ outcome: 'ok' });
    expect(await say('/parcels unfollow carrier:sto')).toMatchObject({ outcome: 'nothing-found' });
    await sweep(here.channel, exception);
    expect(posts).toEqual([]);
  });
});

describe('following a parcel', () => {
  it('takes wishes, here, elsewhere and in a direct message', async () => {
    const { say, subscriptions } = await setup();
    await say(`/track ${STO}`);
    const key = { carrier: 'sto', number: '402934299065' };
    expect(await say(`/parcels follow ${STO} only=key as:thread`)).toMatchObject({
      title: expect.stringContaining('Followed'),
    });
    await say(`/parcels follow ${STO} in:me`);
    await say(`/parcels follow ${STO} in:#C0777`);
    expect(await subscriptions.read(key, here.channel)).toMatchObject({
      wishes: { only: 'key', as: 'thread' },
    });
    expect(await subscriptions.read(key, { ...here.channel, channel: 'D-U1' })).not.toBeNull();
    expect(await subscriptions.read(key, { ...here.channel, channel: 'C0777' })).not.toBeNull();
    expect((await say(`/parcels follow ${STO} only=sometimes`)).outcome).toBe('bad-argument');
  });

  it('is muted until there is a problem, and heard again from then on', async () => {
    const { say, sweep, posts } = await setup();
    await say(`/track ${STO}`);
    expect((await say('/parcels mute this until-problem')).shown).toContain('until there is a problem');
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'outfordelivery' }));
    expect(posts).toEqual([]);
    await sweep(here.channel, exception);
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'delivered' }));
    expect(titles(posts)).toEqual(['STO Express …9065: Problem', 'STO Express …9065: Delivered']);
  });

  it('says why a change was posted or not', async () => {
    const { say, sweep } = await setup();
    await say(`/track ${STO}`);
    await say('/parcels settings only=key');
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'inforeceived' }));
    await sweep(here.channel, exception);
    const why = await say('/parcels why this');
    expect(why.card.blocks[1]).toMatchObject({
      items: [
        {
          title: expect.stringMatching(/^Announced by the sender → Problem/),
          detail: expect.stringMatching(/this parcel: posted · message/),
        },
        {
          detail: expect.stringMatching(
            /only out for delivery, ready to collect, delivered and problems are wanted · no message/,
          ),
        },
      ],
    });
  });

  it('shows what a channel hears, in which form, who set it and whether posts arrive', async () => {
    const { say, subscriptions } = await setup();
    await say(`/track ${STO} title=Kettle`);
    await say('/parcels follow dest:PL only:key');
    await say('/parcels mute this 8h');
    const shown = (await say('/parcels following')).shown;
    expect(shown).toMatch(
      /dest:PL.*out for delivery, ready to collect, delivered, problems · set by U1 on 2026-11-24/,
    );
    expect(shown).toMatch(/Kettle · STO Express.*muted; it is heard again in 8 hours.*no post yet/);
    expect(shown).toContain('Posts arrive.');
    await subscriptions.noteRefusal(here.channel, { because: 'is_archived', since: null });
    expect((await say('/parcels following')).shown).toContain('refuses posts here: is_archived');
  });
});

describe('the form of a post', () => {
  it('is one message that is kept up to date, with the news in its thread', async () => {
    const { say, sweep, posts, edits } = await setup();
    await say(`/track ${STO} title=Kettle`);
    await say('/parcels settings as=card');
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'outfordelivery' }));
    await sweep(here.channel, exception);
    expect(titles(posts)).toEqual([
      'Kettle: Out for delivery',
      'Kettle: Out for delivery',
      'Kettle: Problem',
    ]);
    const [top, first, second] = posts;
    expect(top?.below).toBeUndefined();
    expect(first?.below).toEqual({ messageId: top?.deliveryId, echo: false });
    expect(second?.below).toEqual({ messageId: top?.deliveryId, echo: true });
    expect(edits).toMatchObject([{ messageId: top?.deliveryId, card: { title: 'Kettle: Problem' } }]);
    expect(JSON.stringify(first?.card.footer)).toContain('/parcels settings as=post ends that');
    expect(JSON.stringify(second?.card.footer)).not.toContain('settings');
  });

  it('is a thread below the answer that the channel got, which stays as it is', async () => {
    const { say, sweep, posts, edits, memory } = await setup();
    await say(`/track ${STO}`);
    await memory.keepMessage(here.channel, 'answer-1', { carrier: 'sto', number: '402934299065' }, 'card');
    await say('/parcels settings as=thread echo=none');
    await sweep(here.channel, exception);
    expect(posts).toMatchObject([{ below: { messageId: 'answer-1', echo: false } }]);
    expect(edits).toEqual([]);
  });

  it('begins anew where somebody has deleted the message', async () => {
    const { say, sweep, posts, memory } = await setup();
    await say(`/track ${STO}`);
    await memory.keepMessage(here.channel, 'deleted', { carrier: 'sto', number: '402934299065' }, 'card');
    await say('/parcels settings as=card');
    await sweep(here.channel, exception);
    expect(posts).toHaveLength(2);
    expect(posts[1]?.below?.messageId).toBe(posts[0]?.deliveryId);
  });
});

describe('a channel', () => {
  it('is silent in its quiet hours, and then told all together', async () => {
    const { say, sweep, posts, pass } = await setup();
    await say(`/track ${STO}`);
    await say('/parcels settings quiet=12:00-13:30 zone=UTC');
    expect(await sweep(here.channel, exception)).toEqual({ kind: 'wait', ms: 5 * 60_000 });
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'delivered' }));
    expect(posts).toEqual([]);
    pass(90 * 60_000);
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'delivered' }));
    expect(titles(posts)).toEqual(['STO Express …9065: Delivered']);
  });

  it('posts nothing while it is paused, and goes on', async () => {
    const { say, press, sweep, posts } = await setup();
    await say(`/track ${STO}`);
    const paused = await say('/parcels pause');
    await sweep(here.channel, exception);
    expect(posts).toEqual([]);
    await press(paused.buttons['Go on'] ?? '');
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'delivered' }));
    expect(titles(posts)).toEqual(['STO Express …9065: Delivered']);
  });

  it('calls whoever follows when there is a problem, and only then', async () => {
    const { say, sweep, posts } = await setup();
    await say(`/track ${STO}`);
    await say('/parcels settings mention=me');
    await sweep(here.channel, (parcel) => ({ ...parcel, status: 'outfordelivery' }));
    await sweep(here.channel, exception);
    expect(posts.map(({ card }) => card.mention)).toEqual([undefined, { users: ['U1'] }]);
  });

  it('lets a delivered parcel leave the list after a while', async () => {
    const { say, sweep, pass } = await setup();
    await say(`/track ${STO} title=Kettle`);
    await say('/track sto 402934299066 title=Lamp');
    await sweep(here.channel, (parcel) =>
      parcel.key.number === '402934299065' ? { ...parcel, status: 'delivered' } : parcel,
    );
    expect((await say('/parcels list')).title).toBe('2 parcels followed here');
    pass(15 * 24 * 3_600_000);
    expect((await say('/parcels list')).title).toBe('1 parcel followed here');
    await say('/parcels settings close=off');
    expect((await say('/parcels list')).title).toBe('2 parcels followed here');
  });

  it('gets couriers’ texts in its language', async () => {
    const { say, requests } = await setup();
    await say('/parcels settings language=pl');
    await say(`/track ${STO}`);
    await say('/parcels status this');
    expect(requests.find(({ path }) => path === '/trackings/post')?.body).toMatchObject({ lang: 'pl' });
    expect(requests.at(-1)?.path).toBe('/trackings/sto/402934299065/pl');
  });

  it('sets everything with words or menus, and says what is wrong with a word', async () => {
    const { say, press } = await setup();
    const page = await say('/parcels settings digest=08:30 stuck=5 close=off language=pl zone=Europe/Warsaw');
    expect(page.shown).toMatch(/08:30 Europe\/Warsaw.*pl.*after 5 days without news.*stay in the list/);
    expect((await press(page.buttons['Problems only'] ?? '')).shown).toContain(
      'exception, undelivered, expired',
    );
    expect((await say('/parcels settings digest=off language=')).shown).toMatch(/digest.*none.*as it comes/i);
    for (const wrong of ['quiet=22', 'zone=Mars/Base', 'stuck=0', 'as=letter']) {
      expect((await say(`/parcels settings ${wrong}`)).outcome).toBe('bad-argument');
    }
  });
});
