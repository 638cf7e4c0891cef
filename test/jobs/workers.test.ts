import { expect, it, onTestFinished, vi } from 'vitest';
import { createQueues } from '../../jobs/queues.ts';
import { scheduleSweeps } from '../../jobs/schedule.ts';
import { createWakeOutbox } from '../../jobs/wake-outbox.ts';
import { createWakePushed } from '../../jobs/wake-pushed.ts';
import { startWorkers } from '../../jobs/workers.ts';
import { inRequest } from '../../src/async/request-context.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { failure } from '../../src/domain/result.ts';
import { firstUpdate, observe } from '../../src/notices/observe.ts';
import { createLogger } from '../../src/start/logger.ts';
import { listApi } from '../fakes/list-api.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';
import { useRedis, useStores } from '../support/redis.ts';

const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const after = parcel({
  status: 'pickup',
  checkedAt: Date.now(),
  legs: [leg([checkpoint('2026-11-24 08:22', 'Out for delivery')])],
});

async function setup(...outcomes: PostOutcome[]) {
  const stores = useStores();
  const { prefix } = stores;
  const queues = createQueues(useRedis('producers').redis, prefix);
  const { notifier, posts, until } = recordingNotifier('slack', ...outcomes);
  const lines: { readonly msg: string; readonly request?: string }[] = [];
  const logger = createLogger({
    level: 'info',
    secrets: [],
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  const wake = createWakeOutbox(queues, logger);
  const before = parcel();
  await stores.subscriptions.add(
    { channel: here, parcel: before.key, title: null, by: 'U1', at: 0 },
    0,
    firstUpdate(before, 0),
  );
  const start = () =>
    startWorkers({
      connection: useRedis('workers').redis,
      keyPrefix: prefix,
      concurrency: 5,
      needs: {
        ...stores,
        api: {
          ...listApi(() => [after]).api,
          account: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }),
        },
        budget: openBudget().budget,
        quotaWarning: 0,
        listUsage: '/parcels list',
        settingsUsage: '/parcels settings',
        clock: Date.now,
        logger,
        deliveredGraceMs: 1,
        wakeOutbox: wake,
        carriers: { index: async () => null, nameOf: async (code) => code },
        notifiers: new Map([['slack', notifier]]),
      },
    });
  const workers = [start(), start()];
  onTestFinished(async () => {
    await Promise.all(workers.map((each) => each.stop(1_000)));
    await Promise.all([queues.sweep.close(), queues.announce.close()]);
  });
  return { ...stores, queues, notifier, posts, until, wake, lines };
}

it('sweeps on schedule and posts what changed once, with two workers at it', async () => {
  const { queues, posts, until, outbox } = await setup();
  await scheduleSweeps(queues, { sweepEveryMs: 50, fullSweepEveryMs: 86_400_000 });
  await until(1);
  const sweeps = await queues.sweep.getCompletedCount();
  while ((await queues.sweep.getCompletedCount()) < sweeps + 3) await new Promise(setImmediate);
  expect(posts).toHaveLength(1);
  expect(await outbox.waiting()).toEqual([]);
});

it('rests while pushes arrive, and asks again when they cease', async () => {
  const { queues, posts, until, inbox, cursor } = await setup();
  await inbox.push(after.key, Date.now());
  await cursor.write(Date.now());
  await queues.sweep.add('delta', { kind: 'delta' }, { jobId: 'first' });
  while ((await queues.sweep.getCompletedCount()) === 0) await new Promise(setImmediate);
  expect(posts).toEqual([]);
  await inbox.push(after.key, Date.now() - 61 * 60_000);
  await queues.sweep.add('delta', { kind: 'delta' }, { jobId: 'second' });
  await until(1);
  expect(posts).toHaveLength(1);
});

it('reads what was pushed soon, and once for a burst', async () => {
  const { queues, posts, until, inbox } = await setup();
  await inbox.push(after.key, Date.now());
  const wake = createWakePushed(queues);
  await Promise.all([wake(), wake(), wake()]);
  await until(1);
  expect(posts).toHaveLength(1);
});

it('schedules each sweep once, whoever asks and however often', async () => {
  const { queues } = await setup();
  const schedule = { sweepEveryMs: 60_000, fullSweepEveryMs: 86_400_000 };
  await Promise.all([scheduleSweeps(queues, schedule), scheduleSweeps(queues, schedule)]);
  await scheduleSweeps(queues, { ...schedule, sweepEveryMs: 30_000 });
  const schedulers = await queues.sweep.getJobSchedulers();
  expect(schedulers.map(({ key, every }) => [key, Number(every)]).sort()).toEqual([
    ['delta-sweep', 30_000],
    ['digests', 300_000],
    ['full-sweep', 86_400_000],
    ['quota-check', 3_600_000],
    ['route-statistics', 3_600_000],
  ]);
  expect(await queues.sweep.getGlobalConcurrency()).toBe(1);
});

it('posts again what the platform did not take, after a pause', async () => {
  const { queues, until } = await setup(
    { kind: 'busy', retryAfterMs: 20 },
    { kind: 'unreachable', reason: 'ECONNREFUSED' },
  );
  await queues.sweep.add('delta', { kind: 'delta' });
  await until(1);
});

it('posts what arises while a post is under way, without waiting for the next sweep', async () => {
  const { parcels, notifier, posts, until, wake } = await setup();
  await observe(parcels, after, Date.now);
  const post = notifier.post.bind(notifier);
  let isFirst = true;
  notifier.post = async (...args) => {
    if (isFirst) {
      isFirst = false;
      await observe(parcels, { ...after, status: 'delivered' }, Date.now);
      await wake([here]);
    }
    return post(...args);
  };
  await wake([here]);
  await until(2);
  expect(posts.map(({ card }) => card.title.split(': ')[1])).toEqual(['Out for delivery', 'Delivered']);
});

it('loses no wake-up: whatever moment it comes in, what waits is posted', async () => {
  const { parcels, posts, until, wake } = await setup();
  for (let index = 0; index < 30; index += 1) {
    const status = index % 2 === 0 ? ('pickup' as const) : ('undelivered' as const);
    await observe(parcels, { ...after, status }, Date.now);
    void wake([here]);
    await until(index + 1);
  }
  expect(posts).toHaveLength(30);
});

it('logs each post under the command or the sweep that made it due', async () => {
  const { parcels, queues, until, wake, lines } = await setup();
  const requestOf = (text: string) => lines.findLast(({ msg }) => msg === text)?.request;
  const logged = (text: string) => vi.waitFor(() => expect(requestOf(text)).toBeDefined());
  await queues.sweep.add('delta', { kind: 'delta' }, { jobId: 'by-itself' });
  await until(1);
  await Promise.all([logged('update posted'), logged('sweep done')]);
  expect([requestOf('sweep done'), requestOf('update posted')]).toEqual([
    'sweep-by-itself',
    'sweep-by-itself',
  ]);
  await inRequest('asked-by-somebody', async () => {
    await observe(parcels, { ...after, status: 'delivered' }, Date.now);
    await wake([here]);
  });
  await until(2);
  await vi.waitFor(() => expect(requestOf('update posted')).toBe('asked-by-somebody'));
});
