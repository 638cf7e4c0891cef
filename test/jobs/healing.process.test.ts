import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createStores } from '../../adapters/redis/stores.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { createQueues } from '../../jobs/queues/queues.ts';
import { scheduleJobs } from '../../jobs/queues/schedule.ts';
import { healSchedule, watchSchedule } from '../../jobs/queues/watch-schedule.ts';
import { startWorkers } from '../../jobs/queues/workers.ts';
import { failure } from '../../src/domain/result.ts';
import { createQueryAudience } from '../../src/notices/audience.ts';
import { listApi } from '../fakes/list-api.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { useOwnRedis } from '../support/own-redis.ts';
import { useRedis } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const { operations } = OFFER;
const schedule = { sweepEveryMs: 200, fullSweepEveryMs: 86_400_000, operations };
/** What the schedule leaves out between two looks, and a connection between two attempts. */
const PATIENCE_MS = 10_000;

/** Two workers on a Redis of their own, noting when each sweep asks the service. */
async function setup() {
  const server = await useOwnRedis();
  const connect = (purpose: 'commands' | 'producers' | 'workers') => {
    const redis = connectRedis({ kind: 'server', url: server.url }, purpose, silentLogger);
    onTestFinished(() => redis.disconnect());
    return redis;
  };
  const producers = connect('producers');
  while ((await producers.ping().catch(() => null)) !== 'PONG') await setTimeout(20);
  const stores = createStores(connect('commands'), createKeyspace('heal'), {
    clock: Date.now,
    homeWorkspaces: [],
  });
  const queues = createQueues(producers, 'heal');
  const sweeps = { begun: 0, now: 0, most: 0 };
  const list = listApi(() => []).api;
  const carriers = { index: async () => null, nameOf: async (code: string) => code };
  const start = () =>
    startWorkers({
      connection: connect('workers'),
      keyPrefix: 'heal',
      needs: {
        ...stores,
        carriers,
        audience: createQueryAudience({ ...stores, carriers, clock: Date.now }),
        api: {
          ...list,
          account: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }),
          async list(query) {
            sweeps.begun += 1;
            sweeps.now += 1;
            sweeps.most = Math.max(sweeps.most, sweeps.now);
            await setTimeout(30);
            sweeps.now -= 1;
            return list.list(query);
          },
        },
        offer: OFFER,
        budget: openBudget().budget,
        quotaWarning: 0,
        listUsage: '/parcels list',
        settingsUsage: '/parcels settings',
        clock: Date.now,
        logger: silentLogger,
        deliveredGraceMs: 1,
        wakeOutbox: async () => {},
        notifiers: new Map(),
      },
    });
  const workers = [start(), start()];
  await scheduleJobs(queues, schedule);
  const unwatch = watchSchedule(queues, schedule, silentLogger);
  onTestFinished(async () => {
    unwatch();
    await Promise.all(workers.map((each) => each.stop(500)));
    await queues.close();
  });
  async function untilNext() {
    const [before, started] = [sweeps.begun, Date.now()];
    while (sweeps.begun < before + 2) {
      if (Date.now() - started > PATIENCE_MS) throw new Error('No sweep began.');
      await setTimeout(10);
    }
  }
  return { server, sweeps, queues, untilNext };
}

it('goes on after Redis was killed at any point of an interval, and never with two at once', async () => {
  const { server, sweeps, untilNext } = await setup();
  for (const pause of [0, 70, 140]) {
    await untilNext();
    await setTimeout(pause);
    await server.kill();
    await setTimeout(300);
    server.start();
    await untilNext();
  }
  expect(sweeps.most).toBe(1);
}, 60_000);

it('schedules anew what has lost its next run', async () => {
  const { queues, untilNext } = await setup();
  await queues.of('poll').removeJobScheduler('poll');
  while (!(await queues.of('poll').getJobScheduler('poll'))?.next) await setTimeout(10);
  await untilNext();
}, 30_000);

it('lets a schedule alone that is alive, and mends one whose run is overdue', async () => {
  const { redis, prefix } = useRedis('producers');
  const queues = createQueues(redis, prefix);
  onTestFinished(() => queues.close());
  const slow = { ...schedule, sweepEveryMs: 60_000 };
  await scheduleJobs(queues, slow);
  expect(await healSchedule(queues, slow, Date.now())).toEqual([]);
  expect(await healSchedule(queues, slow, Date.now() + 200_000)).toEqual(['poll']);
});
