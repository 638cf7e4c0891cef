import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { postDigests } from '../../src/notices/digests.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { createGate } from '../support/gate.ts';
import { parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

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
    status: 'exception' | 'outfordelivery' | 'transit' | 'delivered',
  ) => {
    const each = parcel({ key: { carrier: 'sto', number }, status });
    const subscription = { channel: here, parcel: each.key, title, by: 'U1', at: 0 };
    await stores.subscriptions.add(subscription, 0, firstUpdate(each, clock()));
  };
  await follow('402934299001', 'Kettle', 'exception');
  await follow('402934299002', 'Lamp', 'outfordelivery');
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
    logger: silentLogger,
  };
  return {
    ...stores,
    chosen,
    pass,
    posts,
    notifier,
    run: (otherwise: Partial<typeof needs> = {}) => postDigests({ ...needs, ...otherwise }),
  };
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

it('posts late in the evening what is due when the next day has begun', async () => {
  const { run, pass, posts, settings, chosen } = await setup();
  await settings.write(here, { ...chosen, digest: 23 * 60 + 57 });
  pass(11 * HOUR_MS + 55 * 60_000);
  await run();
  expect(posts).toEqual([]);
  pass(5 * 60_000);
  await run();
  await run();
  expect(posts).toHaveLength(1);
  pass(23 * HOUR_MS + 58 * 60_000);
  await run();
  expect(posts).toHaveLength(2);
});

describe('a worker that came to no end', () => {
  it('with its digest posted or not leaves it to the next one, who looks', async () => {
    for (const isPosted of [true, false]) {
      const { run, pass, posts, notifier } = await setup();
      pass(HOUR_MS);
      const dying = {
        ...notifier,
        post: async (...args: Parameters<typeof notifier.post>) => {
          if (isPosted) await notifier.post(...args);
          throw new Error('killed');
        },
      };
      await expect(run({ notifiers: new Map([['slack', dying]]) })).rejects.toThrow('killed');
      await run();
      expect(posts).toHaveLength(isPosted ? 1 : 0);
      pass(60_000);
      await run();
      await run();
      expect(posts).toHaveLength(1);
    }
  });

  it('posts nothing when it wakes up after another one has', async () => {
    const { run, pass, posts } = await setup();
    pass(HOUR_MS);
    const gate = createGate();
    const carriers = {
      index: async () => {
        await gate.stop();
        return null;
      },
      nameOf: async (code: string) => code,
    };
    const stopped = run({ carriers });
    await gate.reached();
    pass(60_000);
    await run();
    gate.open();
    await stopped;
    expect(posts).toHaveLength(1);
  });
});
