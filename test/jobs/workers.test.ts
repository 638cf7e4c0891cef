import { EventEmitter, once } from 'node:events';
import { expect, it, onTestFinished, vi } from 'vitest';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { createQueues } from '../../jobs/queues/queues.ts';
import { scheduleJobs } from '../../jobs/queues/schedule.ts';
import { createWakeOutbox } from '../../jobs/queues/wake-outbox.ts';
import { startWorkers } from '../../jobs/queues/workers.ts';
import { inRequest } from '../../src/async/request-context.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { localTime } from '../../src/domain/quiet-hours.ts';
import { failure } from '../../src/domain/result.ts';
import { firstUpdate, observe } from '../../src/notices/observe.ts';
import { createLogger } from '../../src/start/logger.ts';
import { listApi } from '../fakes/list-api.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { eventually } from '../support/eventually.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';
import { useRedis, useStores } from '../support/redis.ts';

const { operations } = OFFER;
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
  const lines: { readonly msg: string; readonly job?: string; readonly request?: string }[] = [];
  const measured: { readonly job: string; readonly outcome: string }[] = [];
  const service = listApi(() => [after]);
  const list = vi.fn(service.api.list);
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
      needs: {
        ...stores,
        api: {
          ...service.api,
          list,
          account: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }),
        },
        offer: OFFER,
        budget: openBudget().budget,
        quotaWarning: 0,
        listUsage: '/parcels list',
        settingsUsage: '/parcels settings',
        clock: Date.now,
        logger,
        deliveredGraceMs: 1,
        forgetAfterMs: 1e12,
        wakeOutbox: wake,
        carriers: { index: async () => null, nameOf: async (code) => code },
        notifiers: new Map([['slack', notifier]]),
        metrics: {
          jobDone: (job, outcome) => void measured.push({ job, outcome }),
          postDone: () => {},
          quotaLeft: () => {},
        },
      },
    });
  const workers = [start(), start()];
  onTestFinished(async () => {
    await Promise.all(workers.map((each) => each.stop(1_000)));
    await queues.close();
  });
  const untilDone = (job: string, times = 1) =>
    eventually(() => expect(measured.filter((each) => each.job === job)).toHaveLength(times));
  return { ...stores, queues, notifier, posts, until, wake, lines, measured, untilDone, list, workers };
}

it('polls on schedule and posts what changed once, with two workers at it', async () => {
  const { queues, posts, until, outbox } = await setup();
  await scheduleJobs(queues, { sweepEveryMs: 50, fullSweepEveryMs: 86_400_000, operations });
  await until(1);
  const polls = await queues.of('poll').getCompletedCount();
  await eventually(async () =>
    expect(await queues.of('poll').getCompletedCount()).toBeGreaterThanOrEqual(polls + 3),
  );
  expect(posts).toHaveLength(1);
  expect(await outbox.waiting()).toEqual([]);
});

it('rests while pushes arrive, and asks again when they cease', async () => {
  const { queues, posts, until, untilDone, inbox, cursor } = await setup();
  await inbox.push(after.key, Date.now());
  await cursor.write(Date.now());
  await queues.enqueue('poll', [{}]);
  await untilDone('poll');
  expect(posts).toEqual([]);
  await inbox.push(after.key, Date.now() - 61 * 60_000);
  await queues.enqueue('poll', [{}]);
  await until(1);
  expect(posts).toHaveLength(1);
});

it('makes up for a wake-up that was lost, even while it rests', async () => {
  const { queues, until, inbox, cursor, parcels } = await setup();
  await inbox.push(after.key, Date.now());
  await cursor.write(Date.now());
  await observe(parcels, after, Date.now);
  await queues.enqueue('poll', [{}]);
  await until(1);
});

it('reads what was pushed soon, and once for a burst', async () => {
  const { queues, posts, until, inbox, untilDone, measured } = await setup();
  await inbox.push(after.key, Date.now());
  const wake = () => queues.enqueue('pushed', [{}]);
  await Promise.all([wake(), wake(), wake()]);
  await until(1);
  expect(posts).toHaveLength(1);
  await untilDone('pushed');
  expect(measured.filter(({ job }) => job === 'pushed')).toEqual([{ job: 'pushed', outcome: 'ok' }]);
});

it('reads what is pushed while it reads', async () => {
  const { queues, inbox, untilDone, list } = await setup();
  const read = list.getMockImplementation() ?? expect.fail();
  list.mockImplementationOnce(async (query) => {
    await queues.enqueue('pushed', [{}]);
    return read(query);
  });
  await inbox.push(after.key, Date.now());
  await queues.enqueue('pushed', [{}]);
  await untilDone('pushed', 2);
});

it('lets a digest and the like run beside a long poll, and no second poll', async () => {
  const { queues, untilDone, list, measured } = await setup();
  const read = list.getMockImplementation() ?? expect.fail();
  const end = new EventEmitter();
  list.mockImplementationOnce(async (query) => {
    await once(end, 'ended');
    return read(query);
  });
  await scheduleJobs(queues, { sweepEveryMs: 86_400_000, fullSweepEveryMs: 86_400_000, operations });
  for (const job of ['digest', 'quota', 'routes']) await untilDone(job);
  await eventually(() => expect(list).toHaveBeenCalled());
  expect(await queues.of('poll').getActiveCount()).toBe(1);
  expect(await queues.of('poll').getWaitingCount()).toBe(2);
  expect(list).toHaveBeenCalledOnce();
  expect(measured.filter(({ job }) => job.endsWith('poll'))).toEqual([]);
  end.emit('ended');
  await untilDone('poll');
  await untilDone('full-poll');
});

it('stops in time, even while a job is under way', async () => {
  const { queues, workers, list, lines } = await setup();
  list.mockImplementation(() => new Promise(() => {}));
  await queues.enqueue('poll', [{}]);
  await eventually(() => expect(list).toHaveBeenCalled());
  await Promise.all(workers.map((each) => each.stop(50)));
  expect(lines.map(({ msg }) => msg)).toContain('a job was not finished in time');
});

it('names what ran, in the log and in the metrics', async () => {
  const { queues, until, untilDone, lines, measured } = await setup();
  const all = ['poll', 'full-poll', 'pushed', 'digest', 'quota', 'routes'] as const;
  for (const job of all) await queues.enqueue(job, [{}]);
  await until(1);
  for (const job of [...all, 'post']) await untilDone(job);
  expect(Object.fromEntries(measured.map(({ job, outcome }) => [job, outcome]))).toEqual({
    poll: 'ok',
    'full-poll': 'ok',
    pushed: 'ok',
    post: 'ok',
    digest: 'ok',
    quota: 'provider-busy',
    routes: 'ok',
  });
  const logged = () => lines.flatMap(({ job, msg }) => (job ? [[job, msg]] : []));
  await eventually(() => expect(logged()).toHaveLength(all.length));
  expect(Object.fromEntries(logged())).toEqual({
    poll: 'polled',
    'full-poll': 'polled in full',
    pushed: 'pushed parcels read',
    digest: 'digests posted',
    quota: 'not possible now',
    routes: 'route statistics learned',
  });
});

it('drops a job of a name that is gone, and says so', async () => {
  const { queues, lines, untilDone } = await setup();
  await queues.of('poll').add('delta', {});
  await queues.enqueue('poll', [{}]);
  await untilDone('poll');
  expect(lines).toContainEqual(expect.objectContaining({ job: 'delta', msg: 'no such job: dropped' }));
});

it('posts what quiet hours keep at once when they are ended', async () => {
  const { parcels, settings, posts, until, wake, measured } = await setup();
  const { minute } = localTime(Date.now(), 'UTC');
  const quiet = { from: (minute + 1_430) % 1_440, to: (minute + 30) % 1_440 };
  await settings.write(here, { ...DEFAULT_SETTINGS, quiet });
  await observe(parcels, after, Date.now);
  await wake([here]);
  await eventually(() => expect(measured).toContainEqual({ job: 'post', outcome: 'later' }));
  await wake([here], 'at-once');
  await eventually(() => expect(measured.filter(({ job }) => job === 'post')).toHaveLength(2));
  expect(posts).toEqual([]);
  await settings.write(here, DEFAULT_SETTINGS);
  await wake([here], 'at-once');
  await until(1);
});

it('posts again what the platform did not take, after a pause', async () => {
  const { queues, until } = await setup(
    { kind: 'busy', retryAfterMs: 20 },
    { kind: 'unreachable', reason: 'ECONNREFUSED' },
  );
  await queues.enqueue('poll', [{}]);
  await until(1);
});

it('posts what arises while a post is under way, without waiting for the next poll', async () => {
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
  expect(posts.map(({ card }) => card.title.split(': ')[1])).toEqual([
    'Out for delivery or ready to collect',
    'Delivered',
  ]);
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

it('logs each post under the command or the job that made it due', async () => {
  const { parcels, queues, until, wake, lines } = await setup();
  const requestOf = (text: string) => lines.findLast(({ msg }) => msg === text)?.request;
  const logged = (text: string) => eventually(() => expect(requestOf(text)).toBeDefined());
  await queues.of('poll').add('poll', {}, { jobId: 'by-itself' });
  await until(1);
  await Promise.all([logged('update posted'), logged('polled')]);
  expect([requestOf('polled'), requestOf('update posted')]).toEqual(['poll-by-itself', 'poll-by-itself']);
  await inRequest('asked-by-somebody', async () => {
    await observe(parcels, { ...after, status: 'delivered' }, Date.now);
    await wake([here]);
  });
  await until(2);
  await eventually(() => expect(requestOf('update posted')).toBe('asked-by-somebody'));
});
