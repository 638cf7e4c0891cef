import { describe, expect, it } from 'vitest';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { announce } from '../../src/notices/announce.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { DAY, here, MINUTE, numbered, outForDelivery, useSweep } from './use-sweep.ts';

const there = { ...here, channel: 'C2' };
const HOUR = 60 * MINUTE;

async function useGone(...args: Parameters<typeof useSweep>) {
  const swept = await useSweep(...args);
  const { notifier, posts } = recordingNotifier('slack');
  const needs = {
    ...swept,
    budget: openBudget().budget,
    offer: OFFER,
    listUsage: '/parcels list',
    settingsUsage: '/parcels settings',
    carriers: { index: async () => null, nameOf: async () => 'STO Express' },
    logger: silentLogger,
    notifiers: new Map([['slack', notifier]]),
  };
  const titles = async () => {
    for (const channel of [here, there]) await announce(needs, channel);
    return posts.map(({ card, channel }) => `${channel.channel} ${card.title}`);
  };
  return { ...swept, posts, titles };
}

const three = [numbered(1), numbered(2), numbered(3)];
const GONE = 'C1 STO Express …0001: gone from the tracking account';

describe('a parcel that is gone from the account', () => {
  it('is told once in each channel that follows it, with what helps, and noted where people look', async () => {
    const { run, remove, titles, posts, subscriptions, standing, pass, parcels, queries } =
      await useGone(three);
    const wish = { channel: there, parcel: numbered(1).key, title: 'Blue kettle', by: 'U2', at: 0 };
    const { version = 0 } = (await parcels.read(numbered(1).key)) ?? {};
    await subscriptions.add(wish, version, firstUpdate(numbered(1), 0));
    await run('full');
    expect(await titles()).toEqual([]);
    pass(DAY);
    remove('400000000001');
    queries.length = 0;
    expect(await run('full')).toMatchObject({ value: { posts: 2 } });
    // All of them, and then those that are missing, in one request.
    expect(queries).toHaveLength(2);
    expect(await titles()).toEqual([GONE, 'C2 Blue kettle: gone from the tracking account']);
    expect(posts[0]?.card).toMatchObject({
      tone: 'warning',
      blocks: [{ text: expect.stringMatching(/no more news can arrive.*costs 1 of the/) }, {}],
      actions: [
        { label: 'Track again', call: { verb: 'track', given: { carrier: 'sto', number: '400000000001' } } },
        { label: 'Stop' },
      ],
    });
    pass(DAY);
    await run('full');
    expect(await titles()).toHaveLength(2);
    const [notice] = await standing.ofParcel(here, numbered(1).key);
    expect(notice).toMatchObject({ what: 'Gone from the tracking account', standing: { kind: 'posted' } });
    const followed = await subscriptions.list(here);
    expect(followed.filter(({ goneSince }) => goneSince !== null)).toMatchObject([
      { subscription: { parcel: numbered(1).key } },
    ]);
  });

  it('is found under the carrier that the service has put in its place', async () => {
    const { run, remove, restore, titles, posts } = await useGone(three);
    await run('full');
    remove('400000000001');
    restore(numbered(1, { key: { carrier: 'yto', number: '400000000001' } }));
    await run('full');
    expect(await titles()).toEqual([GONE]);
    expect(posts[0]?.card).toMatchObject({
      blocks: [{ text: expect.stringMatching(/under another carrier, STO Express/) }, {}],
      actions: [
        { label: 'Follow as STO Express', call: { verb: 'track', given: { carrier: 'yto' } } },
        { label: 'Stop' },
      ],
    });
  });

  it('goes on when it comes back, without telling anything twice, and is told again when it goes again', async () => {
    const { run, remove, restore, change, titles, pass, parcels } = await useGone(three);
    await run('full');
    remove('400000000001');
    await run('full');
    expect(await titles()).toEqual([GONE]);
    pass(DAY);
    // Added anew, and the courier has not been asked yet.
    restore(numbered(1, { status: 'pending', legs: [], checkedAt: null }));
    await run('full');
    expect((await parcels.read(numbered(1).key))?.goneSince).toBeNull();
    restore(numbered(1));
    change('400000000001', {});
    await run('full');
    expect(await titles()).toEqual([GONE]);
    pass(HOUR);
    change('400000000001', outForDelivery);
    await run();
    expect(await titles()).toEqual([GONE, 'C1 STO Express …0001: Out for delivery']);
    pass(HOUR);
    remove('400000000001');
    await run('full');
    expect((await titles()).at(-1)).toBe(GONE);
  });

  it('is not told if it has come back before that', async () => {
    const { run, remove, restore, titles } = await useGone(three);
    await run('full');
    remove('400000000001');
    await run('full');
    restore(numbered(1));
    await run('full');
    expect(await titles()).toEqual([]);
  });

  it.each<[string, (ground: Awaited<ReturnType<typeof useGone>>) => void]>([
    ['archived', ({ change }) => change('400000000001', { archived: true })],
    ['delivered before', ({ change }) => change('400000000001', { status: 'delivered' })],
  ])('is none that was %s', async (why, prepare) => {
    const ground = await useGone(three);
    await ground.run('full');
    prepare(ground);
    await ground.run();
    await ground.titles();
    if (why !== 'archived') ground.remove('400000000001');
    ground.pass(DAY);
    expect(await ground.run('full')).toMatchObject({ value: { posts: 0 } });
  });

  it('is none that has only just been added', async () => {
    const { clock, run, remove, subscribe } = await useGone(three);
    await run('full');
    await subscribe(
      numbered(4, { status: 'pending', legs: [], checkedAt: null, createdAt: clock() - MINUTE }),
    );
    remove('400000000004');
    expect(await run('full')).toMatchObject({ value: { posts: 0 } });
  });

  it.each<[string, (ground: Awaited<ReturnType<typeof useGone>>) => void]>([
    ['could not be read', ({ fail }) => fail({ code: 'provider-unavailable', reason: 'HTTP 502' }, 2)],
    ['answered nothing', ({ hide }) => hide(() => true)],
    ['moved while it was read', ({ miscount }) => miscount()],
    ['was not read to its end', ({ hide }) => hide(({ key }) => key.number !== '400000000002', true)],
  ])('is not told after a pass that %s', async (_, disturb) => {
    const ground = await useGone(three, { pageSize: 2 });
    await ground.run('full');
    ground.remove('400000000001');
    disturb(ground);
    await ground.run('full');
    expect(await ground.titles()).toEqual([]);
  });

  it('is not told where the question for it alone is not answered for certain', async () => {
    const { run, remove, titles, hide } = await useGone(three);
    await run('full');
    remove('400000000001');
    hide((_, { numbers }) => numbers !== undefined);
    await run('full');
    expect(await titles()).toEqual([]);
    hide(() => false);
    await run('full');
    expect(await titles()).toEqual([GONE]);
  });
});
