import { Queue, Worker } from 'bullmq';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { post } from '../../jobs/post.ts';
import { createQueues } from '../../jobs/queues/queues.ts';
import { createWakeOutbox } from '../../jobs/queues/wake-outbox.ts';
import { startWorkers } from '../../jobs/queues/workers.ts';
import { failure, success } from '../../src/domain/result.ts';
import { observe } from '../../src/notices/observe.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { type BenchRedis, followAll, slackChannel } from './bench-redis.ts';
import { compared, type Measurement, median } from './measurement.ts';
import type { BenchOptions } from './options.ts';
import { parcelFrom, rowText } from './rows.ts';

/** Changes in as many channels, all noted and waiting; `post` until the last one is out. */
export async function prepareBurst(redis: BenchRedis, prefix: string, count: number, notifier: Notifier) {
  const stores = redis.stores(prefix);
  const queues = createQueues(redis.connect('producers'), prefix);
  const wake = createWakeOutbox(queues, silentLogger);
  const rows = Array.from({ length: count }, (_, index) => rowText(index, 0, Date.now() - 60_000));
  await followAll(stores, rows, count);
  const due = await Promise.all(
    rows.map(
      async (_, index) =>
        (await observe(stores.parcels, parcelFrom(rowText(index, 1, Date.now())), Date.now)).due,
    ),
  );
  if (due.flat().length !== count) throw new Error(`Only ${due.flat().length} posts are due.`);
  const start = () =>
    startWorkers({
      connection: redis.connect('workers'),
      keyPrefix: prefix,
      needs: {
        ...stores,
        api: {
          list: async () => success({ parcels: [], rows: 0, limit: 2_000, total: 0, servedAt: null }),
          account: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }),
          transitTimes: async () => success([]),
        },
        offer: OFFER,
        budget: openBudget().budget,
        quotaWarning: 0,
        listUsage: '/parcels list',
        settingsUsage: '/parcels settings',
        clock: Date.now,
        logger: silentLogger,
        deliveredGraceMs: 0,
        forgetAfterMs: 1e12,
        wakeOutbox: wake,
        notifiers: new Map([['slack', notifier]]),
      },
    });
  return {
    start,
    wakeAll: () => wake(Array.from({ length: count }, (_, index) => slackChannel(index))),
    queues,
  };
}

/** Posts a second from outbox to receipt, receivers answering at once, against jobs in which nothing is done. */
export async function posts(
  redis: BenchRedis,
  { posts: count, rounds }: BenchOptions,
): Promise<readonly Measurement[]> {
  const [ours, other]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const [our, bare] = [
      await oursOnce(redis, `posts-${round}`, count),
      await bareOnce(redis, `bare-${round}`, count),
    ];
    // The first one warms up.
    if (round === 0) continue;
    ours.push(our);
    other.push(bare);
  }
  return [
    compared(
      'posts: through announce',
      'posts/s',
      { ours: median(ours), other: median(other) },
      { least: 0.5 },
    ),
  ];
}

async function oursOnce(redis: BenchRedis, prefix: string, count: number): Promise<number> {
  let posted = 0;
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const notifier: Notifier = {
    platform: 'slack',
    isPrivate: () => false,
    pace: { intervalMs: 1_000, burst: 3 },
    repeatableMs: 0,
    direct: async () => null,
    tell: async () => ({ kind: 'posted', messageId: '1' }),
    find: async () => ({ kind: 'absent' }),
    edit: async () => ({ kind: 'posted', messageId: '1' }),
    async post() {
      posted += 1;
      if (posted === count) finish();
      return { kind: 'posted', messageId: String(posted) };
    },
  };
  const { start, wakeAll, queues } = await prepareBurst(redis, prefix, count, notifier);
  await wakeAll();
  const started = performance.now();
  const workers = start();
  await done;
  const seconds = (performance.now() - started) / 1_000;
  await workers.stop(5_000);
  await queues.close();
  return count / seconds;
}

async function bareOnce(redis: BenchRedis, name: string, count: number): Promise<number> {
  const queue = new Queue(name, { connection: redis.connect('producers') });
  const opts = { removeOnComplete: true, removeOnFail: true };
  await queue.addBulk(
    Array.from({ length: count }, (_, index) => ({ name: 'bare', data: { channel: index }, opts })),
  );
  let done = 0;
  let finish = () => {};
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const started = performance.now();
  const worker = new Worker(
    name,
    async () => {
      done += 1;
      if (done === count) finish();
    },
    { connection: redis.connect('workers'), concurrency: post.concurrency ?? 1 },
  );
  await all;
  const seconds = (performance.now() - started) / 1_000;
  await worker.close();
  await queue.close();
  return count / seconds;
}
