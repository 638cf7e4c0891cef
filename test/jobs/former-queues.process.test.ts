import { Queue } from 'bullmq';
import { expect, it } from 'vitest';
import { jobPrefix } from '../../jobs/queues/queues.ts';
import { useOwnRedis } from '../support/own-redis.ts';
import { useApp } from '../support/use-app.ts';

it('clears at its start what an earlier release has scheduled', async () => {
  const server = await useOwnRedis();
  await server.ask('PING');
  const options = { connection: { url: server.url }, prefix: jobPrefix('upgraded') };
  const [sweep, poll] = [new Queue('sweep', options), new Queue('poll', options)];
  await sweep.add('delta', { kind: 'delta' });
  await poll.upsertJobScheduler('delta-sweep', { every: 60_000 }, { name: 'delta-sweep' });
  await Promise.all([sweep.close(), poll.close()]);
  expect(await server.ask('KEYS', '*:sweep:*')).not.toEqual([]);
  await useApp({ REDIS_URL: server.url, KEY_PREFIX: 'upgraded' });
  expect(await server.ask('KEYS', '*:sweep:*')).toEqual([]);
  const scheduled = await server.ask('ZRANGE', `${jobPrefix('upgraded')}:poll:repeat`, '0', '-1');
  expect((scheduled as string[]).sort()).toEqual(['full-poll', 'poll', 'read-again']);
});
