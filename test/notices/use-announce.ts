import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { announce } from '../../src/notices/announce.ts';
import { firstUpdate, observe } from '../../src/notices/observe.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';
import { recordingLogger } from '../support/silent-logger.ts';

export const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };

/** A change that waits for a channel, with a notifier that gives these outcomes first. */
export function useAnnounce(...outcomes: PostOutcome[]) {
  const { clock, pass } = fakeClock();
  return announceOn({ ...useStores(clock), clock, pass }, outcomes);
}

/** The same, but leases, paces and quiet hours go by Redis's own clock, and the worker's own may say what it likes. */
export function useAnnounceByRedis(clock: () => number, ...outcomes: PostOutcome[]) {
  return announceOn({ ...useStores(null), clock, pass: () => {} }, outcomes);
}

type Ground = ReturnType<typeof useStores> & ReturnType<typeof fakeClock>;

async function announceOn({ clock, pass, ...stores }: Ground, outcomes: PostOutcome[]) {
  const { notifier, posts, told, searches } = recordingNotifier('slack', ...outcomes);
  const logger = recordingLogger();
  const before = parcel();
  await stores.subscriptions.add(
    { channel: here, parcel: before.key, title: 'Blue kettle', by: 'U1', at: 0 },
    0,
    firstUpdate(before, clock()),
  );
  const after = parcel({
    status: 'outfordelivery',
    legs: [leg([checkpoint('2026-11-24 08:22', 'Out for delivery')])],
  });
  await observe(stores.parcels, after, clock);
  const needs = {
    ...stores,
    notifiers: new Map([['slack', notifier]]),
    budget: openBudget().budget,
    offer: OFFER,
    listUsage: '/parcels list',
    settingsUsage: '/parcels settings',
    clock,
    carriers: { index: async () => null, nameOf: async () => 'STO Express' },
    logger,
  };
  const moveOn = async () => {
    await observe(stores.parcels, { ...after, status: 'delivered' }, clock);
  };
  const claim = async () => {
    const taken = await stores.outbox.claim(here, 60_000, { intervalMs: 0, burst: 1 });
    if (taken.kind !== 'claimed') throw new Error(`Nothing was claimed: ${taken.kind}`);
    return taken.batch;
  };
  return {
    ...stores,
    clock,
    pass,
    notifier,
    posts,
    told,
    searches,
    logger,
    moveOn,
    claim,
    /** One worker's turn, which may see something otherwise. */
    run: (otherwise: Partial<typeof needs> = {}) => announce({ ...needs, ...otherwise }, here),
  };
}
