import { expect, it, onTestFinished, vi } from 'vitest';
import { connectRedis, type RedisClient } from '../../adapters/redis/connection.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createStores } from '../../adapters/redis/stores.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { createQueues } from '../../jobs/queues/queues.ts';
import { scheduleJobs } from '../../jobs/queues/schedule.ts';
import { healSchedule, watchSchedule } from '../../jobs/queues/watch-schedule.ts';
import { startWorkers } from '../../jobs/queues/workers.ts';
import { failure } from '../../src/domain/result.ts';
import { createQueryAudience } from '../../src/notices/audience.ts';
import { createStandingReader, NO_PACE } from '../../src/notices/standing.ts';
import { listApi } from '../fakes/list-api.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { eventually } from '../support/eventually.ts';
import { useOwnRedis } from '../support/own-redis.ts';
import { useRedis } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const { operations } = OFFER;
const schedule = { sweepEveryMs: 200, fullSweepEveryMs: 86_400_000, operations };

/** Two workers on a Redis of their own, noting when each sweep asks the service, which may be kept from answering. */
async function setup() {
  const server = await useOwnRedis();
  const connections: RedisClient[] = [];
  const connect = (purpose: 'commands' | 'producers' | 'workers') => {
    const redis = connectRedis({ kind: 'server', url: server.url }, purpose, silentLogger);
    onTestFinished(() => redis.disconnect());
    connections.push(redis);
    return redis;
  };
  const producers = connect('producers');
  const stores = createStores(connect('commands'), createKeyspace('heal'), {
    clock: Date.now,
    homeWorkspaces: [],
  });
  const queues = createQueues(producers, 'heal');
  const sweeps = { begun: 0, now: 0, most: 0 };
  let answering = Promise.resolve();
  const list = listApi(() => []).api;
  const carriers = { index: async () => null, nameOf: async (code: string) => code };
  const start = () =>
    startWorkers({
      connection: connect('workers'),
      keyPrefix: 'heal',
      needs: {
        ...stores,
        carriers,
        standing: createStandingReader({ ...stores, paceOf: () => NO_PACE }),
        audience: createQueryAudience({ ...stores, carriers, clock: Date.now }),
        api: {
          ...list,
          account: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }),
          async list(query) {
            sweeps.begun += 1;
            sweeps.now += 1;
            sweeps.most = Math.max(sweeps.most, sweeps.now);
            await answering;
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
        forgetAfterMs: 1e12,
        wakeOutbox: async () => {},
        notifiers: new Map(),
      },
    });
  const workers = [start(), start()];
  await scheduleJobs(queues, schedule);
  const unwatch = watchSchedule(queues, schedule, {
    outbox: { now: async () => Date.now() },
    logger: silentLogger,
  });
  onTestFinished(async () => {
    unwatch();
    await Promise.all(workers.map((each) => each.stop(500)));
    await queues.close();
  });
  return {
    sweeps,
    queues,
    /** The sweeps from now on are not answered; resolves to what lets them be. */
    holdAnswers() {
      let release = () => {};
      answering = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async untilNext(): Promise<void> {
      const before = sweeps.begun;
      await eventually(() => expect(sweeps.begun).toBeGreaterThanOrEqual(before + 2));
    },
    async untilOneWaits(): Promise<void> {
      await eventually(async () => expect(await queues.of('poll').getWaitingCount()).toBe(1));
    },
    async restartRedis(): Promise<void> {
      await server.kill();
      await eventually(() => expect(connections.map(({ status }) => status)).not.toContain('ready'));
      server.start();
    },
  };
}

type Setup = Awaited<ReturnType<typeof setup>>;

it.each<[string, (moment: Setup) => Promise<void>]>([
  ['between two sweeps', ({ sweeps }) => eventually(() => expect(sweeps.now).toBe(0))],
  ['during a sweep', ({ sweeps }) => eventually(() => expect(sweeps.now).toBe(1))],
  ['while the next sweep waits for one', ({ untilOneWaits }) => untilOneWaits()],
])('goes on after Redis was killed %s, and never with two at once', async (when, moment) => {
  const bot = await setup();
  const { sweeps, holdAnswers, untilNext, untilOneWaits, restartRedis } = bot;
  await untilNext();
  const release = when === 'between two sweeps' ? () => {} : holdAnswers();
  await moment(bot);
  const restarting = restartRedis();
  release();
  await restarting;
  await untilNext();
  const releaseAgain = holdAnswers();
  await untilOneWaits();
  releaseAgain();
  expect(sweeps.most).toBe(1);
});

it('schedules anew what has lost its next run', async () => {
  const { queues, untilNext } = await setup();
  await queues.of('poll').removeJobScheduler('poll');
  await eventually(async () => expect((await queues.of('poll').getJobScheduler('poll'))?.next).toBeDefined());
  await untilNext();
});

it('lets a schedule alone that is alive, and mends one whose run is overdue', async () => {
  const { redis, prefix } = useRedis('producers');
  const queues = createQueues(redis, prefix);
  onTestFinished(() => queues.close());
  const slow = { ...schedule, sweepEveryMs: 60_000 };
  await scheduleJobs(queues, slow);
  const at = (shared: number, own = shared) => healSchedule(queues, slow, { shared, own }, new Map());
  expect(await at(Date.now())).toEqual([]);
  expect(await at(Date.now() + 200_000)).toEqual(['poll', 'read-again', 'survey', 'tokens']);
});

it('goes by the clock that all share, and brings back what one that is ahead has put off', async () => {
  const { redis, prefix } = useRedis('producers');
  const queues = createQueues(redis, prefix);
  onTestFinished(() => queues.close());
  await scheduleJobs(queues, schedule);
  const shared = Date.now();
  const hours = 2 * 60 * 60_000;
  const early = shared - hours;
  const looker = () => {
    const seen = new Map();
    return (now: number, own = now) => healSchedule(queues, schedule, { shared: now, own }, seen);
  };
  expect(await looker()(shared, shared + hours)).toEqual([]);
  const isAhead = looker();
  expect(await isAhead(early, shared)).toEqual([]);
  expect(await isAhead(early + schedule.sweepEveryMs, shared)).toEqual([]);
  // Whoever put it off may be at it still.
  const at = looker();
  expect(await at(early)).toEqual([]);
  expect(await at(early + schedule.sweepEveryMs)).toContain('poll');
});

it('has a run soon again that a process two hours ahead has put off', async () => {
  const { redis, prefix } = useRedis('producers');
  const queues = createQueues(redis, prefix);
  onTestFinished(() => queues.close());
  const [now, hours] = [Date.now(), 2 * 60 * 60_000];
  const ahead = vi.spyOn(Date, 'now').mockReturnValue(now + hours);
  await scheduleJobs(queues, schedule);
  ahead.mockRestore();
  const nextPoll = async () => (await queues.of('poll').getJobScheduler('poll'))?.next ?? 0;
  expect(await nextPoll()).toBeGreaterThan(now + hours / 2);
  const seen = new Map();
  for (const at of [now, now + schedule.sweepEveryMs])
    await healSchedule(queues, schedule, { shared: at, own: at }, seen);
  expect(await nextPoll()).toBeLessThan(now + hours / 2);
});
