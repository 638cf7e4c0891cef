import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { postDigests } from '../../src/notices/digests.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';

const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const elsewhere = { ...here, workspace: 'T2' };
const HOUR_MS = 3_600_000;

/** At noon in London, where the digest is wanted an hour later. */
async function setup(...outcomes: PostOutcome[]) {
  const { clock, pass } = fakeClock(Date.parse('2026-11-24T12:00:00Z'));
  const stores = useStores(clock);
  const { notifier, posts } = recordingNotifier('slack', ...outcomes);
  const follow = async (
    number: string,
    title: string,
    status: 'exception' | 'pickup' | 'transit' | 'delivered',
  ) => {
    const each = parcel({ key: { carrier: 'sto', number }, status });
    const subscription = { channel: here, parcel: each.key, title, by: 'U1', at: 0 };
    await stores.subscriptions.add(subscription, 0, firstUpdate(each, clock()));
  };
  await follow('402934299001', 'Kettle', 'exception');
  await follow('402934299002', 'Lamp', 'pickup');
  await follow('402934299003', 'Chair', 'transit');
  await follow('402934299004', 'Rug', 'delivered');
  const chosen = { ...DEFAULT_SETTINGS, digest: 13 * 60, zone: 'Europe/London' };
  await stores.settings.write(here, chosen);
  await stores.settings.write(elsewhere, chosen);
  const needs = {
    ...stores,
    clock,
    notifiers: new Map([['slack', notifier]]),
    carriers: { index: async () => null, nameOf: async (code: string) => code },
    listUsage: '/parcels list',
  };
  return { ...stores, chosen, pass, posts, run: () => postDigests(needs) };
}

it('posts the day once, when it is time where the channel is, and only what the channel follows', async () => {
  const { run, pass, posts } = await setup();
  await run();
  expect(posts).toEqual([]);
  pass(HOUR_MS);
  await Promise.all([run(), run()]);
  await run();
  expect(posts).toMatchObject([{ channel: here, card: { title: 'Parcels today' } }]);
  expect(JSON.stringify(posts[0]?.card.blocks)).toMatch(
    /Problems.*Kettle.*Out for delivery.*Lamp.*Delivered since yesterday.*Rug.*1 parcel on the way/,
  );
  pass(24 * HOUR_MS);
  await run();
  expect(posts).toHaveLength(2);
});

it('tries again when the platform was away, and lets a day pass that it missed by far', async () => {
  const { run, pass, posts } = await setup({ kind: 'unreachable', reason: 'ECONNREFUSED' });
  pass(HOUR_MS);
  await run();
  expect(posts).toEqual([]);
  await run();
  expect(posts).toHaveLength(1);
  pass(31 * HOUR_MS);
  await run();
  expect(posts).toHaveLength(1);
});

it('posts nothing into a channel that is paused', async () => {
  const { run, pass, posts, settings, chosen } = await setup();
  await settings.write(here, { ...chosen, paused: { by: 'U1', since: 0 } });
  pass(HOUR_MS);
  await run();
  expect(posts).toEqual([]);
});
