import { Queue } from 'bullmq';
import { expect, it, onTestFinished } from 'vitest';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { removeFormerQueues } from '../../jobs/queues/former-queues.ts';
import { createQueues, jobPrefix } from '../../jobs/queues/queues.ts';
import { scheduleJobs } from '../../jobs/queues/schedule.ts';
import { SMALL_OFFER } from '../fakes/small-provider.ts';
import { useRedis } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const { operations } = OFFER;
const schedule = { sweepEveryMs: 60_000, fullSweepEveryMs: 86_400_000, operations };

function setup() {
  const { redis, prefix } = useRedis('producers');
  const queues = createQueues(redis, prefix);
  onTestFinished(() => queues.close());
  async function scheduled() {
    const found = await Promise.all(queues.all.map(({ queue }) => queue.getJobSchedulers()));
    return Object.fromEntries(found.flat().map(({ key, every }) => [key, Number(every)]));
  }
  return { redis, prefix, queues, scheduled };
}

it('schedules each job once, whoever asks and however often', async () => {
  const { queues, scheduled } = setup();
  await Promise.all([scheduleJobs(queues, schedule), scheduleJobs(queues, schedule)]);
  await scheduleJobs(queues, { ...schedule, sweepEveryMs: 30_000 });
  expect(await scheduled()).toEqual({
    poll: 30_000,
    'full-poll': 86_400_000,
    'read-again': 20_000,
    digest: 300_000,
    quota: 3_600_000,
    routes: 3_600_000,
    survey: 60_000,
    tokens: 20_000,
    'forget-parcels': 86_400_000,
    'settle-attempts': 300_000,
  });
});

it('does not schedule what the tracking service does not offer', async () => {
  const { queues, scheduled } = setup();
  await scheduleJobs(queues, schedule);
  await scheduleJobs(queues, { ...schedule, operations: SMALL_OFFER.operations });
  expect(Object.keys(await scheduled()).sort()).toEqual([
    'digest',
    'forget-parcels',
    'full-poll',
    'poll',
    'read-again',
    'settle-attempts',
    'survey',
    'tokens',
  ]);
});

it('lets posts run at once, and of everything else only one', async () => {
  const { queues } = setup();
  await scheduleJobs(queues, schedule);
  const limits = queues.all.map(async ({ name, queue }) => [name, await queue.getGlobalConcurrency()]);
  expect(Object.fromEntries(await Promise.all(limits))).toEqual({
    poll: 1,
    post: null,
    digest: 1,
    quota: 1,
    routes: 1,
    survey: 1,
    upkeep: 1,
  });
});

it('ends what was scheduled by an earlier release and is not declared any more', async () => {
  const { queues, scheduled } = setup();
  const poll = queues.of('poll');
  await poll.upsertJobScheduler('delta-sweep', { every: 1_000 }, { name: 'delta-sweep' });
  await poll.upsertJobScheduler('quota', { every: 1_000 }, { name: 'quota' });
  await scheduleJobs(queues, schedule);
  expect(Object.keys(await scheduled())).toHaveLength(10);
  expect((await poll.getJobSchedulers()).map(({ key }) => key).sort()).toEqual([
    'full-poll',
    'poll',
    'read-again',
  ]);
});

it('leaves nothing of the queues of an earlier release, however many processes start', async () => {
  const { redis, prefix } = setup();
  const options = { connection: redis, prefix: jobPrefix(prefix) };
  const [sweep, announce] = [new Queue('sweep', options), new Queue('announce', options)];
  onTestFinished(async () => {
    await Promise.all([sweep.close(), announce.close()]);
  });
  await sweep.setGlobalConcurrency(1);
  await sweep.upsertJobScheduler('delta-sweep', { every: 1_000 }, { name: 'delta', data: { kind: 'delta' } });
  await announce.add('announce', { channel: 'slack/T1/C1' }, { deduplication: { id: 'one' }, delay: 60_000 });
  await announce.add('announce', { channel: 'slack/T1/C2' }, { deduplication: { id: 'two' } });
  const left = async () => [...(await redis.keys('*:sweep:*')), ...(await redis.keys('*:announce:*'))];
  expect((await left()).filter((key) => key.includes(prefix))).not.toEqual([]);
  const start = () => removeFormerQueues(redis, prefix, silentLogger);
  await Promise.all([start(), start(), start()]);
  await start();
  expect((await left()).filter((key) => key.includes(prefix))).toEqual([]);
});
