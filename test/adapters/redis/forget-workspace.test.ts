import { expect, it } from 'vitest';
import { type ChannelRef, channelId } from '../../../src/domain/channel.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/channel-settings.ts';
import { ownerOf } from '../../../src/domain/owner.ts';
import { localTime } from '../../../src/domain/quiet-hours.ts';
import { failure } from '../../../src/domain/result.ts';
import { announce } from '../../../src/notices/announce.ts';
import { postDigests } from '../../../src/notices/digests.ts';
import { observeAll } from '../../../src/notices/sweep.ts';
import { recordingNotifier } from '../../fakes/recording-notifier.ts';
import { useCore } from '../../support/core.ts';
import { originAt } from '../../support/origin.ts';
import { redisContents } from '../../support/redis-contents.ts';

const NUMBER = '402934288123';
type Core = Awaited<ReturnType<typeof useCore>>;

const leaving = originAt('TLEAVES', 'C1', { user: 'ULEAVES' });
const alsoLeaving = originAt('TLEAVES', 'D1', {
  user: 'ULEAVES',
  isOpen: async () => false,
  isPrivate: true,
});
/** One whose id begins like the other's, on the same parcels. */
const staying = originAt('TLEAVES2', 'C1');
const KEY = { carrier: 'sto', number: NUMBER };
/** Every kind of key that has something of a workspace in it. */
const KINDS = [
  ...['attempts', 'card', 'channel', 'claims', 'draft', 'followers', 'form', 'lane', 'last-channel', 'list'],
  ...[
    'matched',
    'message',
    'once',
    'outbox',
    'pace',
    'parcel',
    'pause-told',
    'paused',
    'queries',
    'receipts',
  ],
  ...['settings', 'shown', 'waiting', 'workspaces'],
];
const WORDS = /Secretkettle|ORD-4711|Hidden|Dana|Quietkettle/;

/** A parcel that stands still is told once, which is noted with the channel. */
async function recordSilence({ parcels }: Core, channel: ChannelRef): Promise<void> {
  const { status, detail } = (await parcels.read(KEY)) ?? { status: 'transit' as const, detail: null };
  const about = {
    parcel: KEY,
    title: 'Secretkettle',
    from: status,
    to: status,
    detail,
    passed: [],
    news: [],
  };
  const nothing = { daysInTransit: null, website: null, checkedAt: null, seenAt: null, route: null };
  await parcels.recordSilence(
    channel,
    { ...about, ...nothing, silence: { kind: 'no-news', days: 3, after: null, usual: null } },
    'first',
  );
}

/** Two workspaces that have done all there is to be done, on the same parcel. */
async function setup() {
  const core = await useCore();
  const { say, services, subscriptions, outbox, owners, memory } = core;
  const { notifier, posts } = recordingNotifier('slack');
  const needs = {
    ...services,
    notifiers: new Map([['slack', notifier]]),
    listUsage: '/parcels list',
    settingsUsage: '/parcels settings',
    deliveredGraceMs: 1e12,
  };
  async function change(status: 'exception' | 'pickup') {
    const page = await services.api.list({});
    if (!page.ok) throw new Error(page.problem.code);
    core.pass(1_000);
    await observeAll(
      needs,
      page.value.parcels.map((parcel) => ({ ...parcel, status, checkedAt: services.clock() })),
    );
  }
  await say(`/track sto ${NUMBER} title=Secretkettle order=ORD-4711 comment=Hidden customer=Dana`, leaving);
  await say('/track sto 402934288124 title=Quietkettle', alsoLeaving);
  const { minute } = localTime(services.clock(), DEFAULT_SETTINGS.zone);
  for (const origin of [leaving, alsoLeaving, staying]) {
    await say(`/track sto ${NUMBER}`, origin);
    await say('/track sto 402934288125', origin);
    await say('/parcels list', origin);
    await say(`/parcels status sto ${NUMBER}`, origin);
    await say('/parcels follow carrier:sto', origin);
    await services.settings.write(origin.channel, { ...DEFAULT_SETTINGS, digest: minute });
    await memory.keepMessage(origin.channel, 'M1', KEY, 'card');
    await say('/parcels import sto 402934288130 title=Secretkettle', origin);
    const form = { title: 'Secretkettle', submitLabel: '', submit: { verb: 'track', given: {} }, fields: [] };
    const filled = { atOnce: 5, entered: { title: 'Secretkettle' }, mistakes: {} };
    const workspace = `slack/${origin.channel.workspace}`;
    await memory.keepForm({ form, ...filled, workspace, user: origin.user });
  }
  await postDigests(needs);
  await change('exception');
  for (const { channel } of [leaving, alsoLeaving, staying]) await announce(needs, channel);
  await recordSilence(core, leaving.channel);
  await change('pickup');
  await subscriptions.noteRefusal(alsoLeaving.channel, { because: 'is_archived', since: 0 });
  await outbox.claim(leaving.channel, 60_000, { intervalMs: 1_000, burst: 1 });
  const owner = ownerOf({ ...leaving, isOpen: true });
  await owners.attempt({ key: { ...KEY, number: '402934288140' }, owner, words: 'w', last: 0 });
  await core.redis.set(core.keys.lastChannel, channelId(leaving.channel));
  await say('/track sto 402934288126 title=Quietkettle', leaving);
  Object.assign(services.api, { create: async () => failure({ code: 'provider-unavailable', reason: '' }) });
  await say('/track sto 402934288127 title=Quietkettle', leaving);
  return { ...core, posts, needs };
}

it('nothing that is stored holds the id or the words of a workspace that was left, and others keep theirs', async () => {
  const { redis, prefix, services, say, posts, needs } = await setup();
  const isLeaving = (text: string) => /TLEAVES(?!2)|ULEAVES/.test(text);
  const ofStaying = (texts: readonly string[]) => texts.filter((text) => text.includes('TLEAVES2'));
  const contents = () => redisContents((name, ...args) => redis.call(name, ...args), `{${prefix}}:*`);
  const before = await contents();
  const kinds = new Set(before.filter(isLeaving).map((text) => text.split(' ')[0]?.split(':')[1]));
  expect([...kinds].sort()).toEqual(KINDS);
  const written = await redis.keys(`{${prefix}}:draft:*`);
  await services.workspaces.forget('slack/TLEAVES');

  const after = await contents();
  expect(after.filter(isLeaving)).toEqual([]);
  const others = after.filter((text) => !text.includes(':draft:') && !text.includes(':form:'));
  expect(others.filter((text) => WORDS.test(text))).toEqual([]);
  // One draft of an import, and one of the form.
  expect(await redis.keys(`{${prefix}}:draft:*`)).toHaveLength(written.length / 3);
  expect(ofStaying(after).length).toBe(ofStaying(before).length);
  expect((await say('/parcels list', staying)).title).toBe('2 parcels followed here');
  await announce(needs, staying.channel);
  expect(posts.at(-1)?.channel).toEqual(staying.channel);
  expect(await services.owners.read([KEY])).toEqual(['nobody']);
});

it('may be repeated, and leaves a workspace that comes back with nothing but what it does then', async () => {
  const { services, say } = await setup();
  await services.workspaces.forget('slack/TLEAVES');
  await services.workspaces.forget('slack/TLEAVES');
  expect((await say('/parcels list', leaving)).title).toBe('No parcels here yet');
  expect((await say(`/parcels status sto ${NUMBER}`, leaving)).shown).not.toMatch(WORDS);
});
