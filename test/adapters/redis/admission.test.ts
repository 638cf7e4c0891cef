import { Worker } from 'bullmq';
import { describe, expect, it, onTestFinished } from 'vitest';
import { admit } from '../../../adapters/redis/admission.ts';
import type { RedisClient } from '../../../adapters/redis/connection.ts';
import { createInstance } from '../../../adapters/redis/instances.ts';
import { VERSION } from '../../../adapters/redis/migrations.ts';
import { createFindOlderWorkers, workerName } from '../../../adapters/redis/older-workers.ts';
import { jobPrefix } from '../../../jobs/queues/queues.ts';
import { eventually } from '../../support/eventually.ts';
import { useRedis } from '../../support/redis.ts';
import { recordingLogger } from '../../support/silent-logger.ts';

const LOCK_MS = 60_000;

/** A Redis whose data an older version has stored, and processes on it. */
async function useOlderData(version = VERSION - 1) {
  const { redis, keys, prefix } = useRedis();
  await redis.set(keys.version, version);
  const logger = recordingLogger();
  const instance = (known: number, roles: readonly string[] | null = null) =>
    createInstance(redis, keys, { version: known, roles });
  /** Starts a process of today's version. */
  const findOlderWorkers = createFindOlderWorkers(redis, jobPrefix(prefix), logger);
  const start = (patienceMs: number) =>
    admit(redis, keys, { instance: instance(VERSION), findOlderWorkers, patienceMs, logger });
  return { redis, keys, prefix, logger, instance, start };
}

/** A worker that waits for jobs. */
async function useWorker(prefix: string, redis: RedisClient, named: { readonly name?: string }) {
  const { redis: connection } = useRedis('workers');
  const worker = new Worker('post', async () => {}, { connection, prefix: jobPrefix(prefix), ...named });
  onTestFinished(() => worker.close());
  await eventually(async () => expect(await redis.client('LIST')).toContain(jobPrefix(prefix)));
  return worker;
}

describe('a process of a newer version', () => {
  it('waits for one of an older version to end, and brings what is stored into the new form only then', async () => {
    const { redis, keys, logger, instance, start } = await useOlderData();
    const older = instance(VERSION - 1);
    expect(await older.join(LOCK_MS)).toEqual({ kind: 'joined' });
    const starting = start(60_000);
    const isTold = () =>
      expect(logger.lines).toMatchObject([{ message: expect.stringMatching(/^waiting for/) }]);
    await eventually(isTold);
    expect(Number(await redis.get(keys.version))).toBe(VERSION - 1);
    await older.leave();
    await starting;
    expect(Number(await redis.get(keys.version))).toBe(VERSION);
    expect(await older.join(LOCK_MS)).toEqual({ kind: 'newer', stored: VERSION });
  });

  it('says which processes still run, and what to do, when it has waited in vain', async () => {
    const { redis, keys, instance, start } = await useOlderData();
    await instance(VERSION - 1, ['slack', 'worker']).join(LOCK_MS);
    await expect(start(300)).rejects.toThrow(
      new RegExp(`newer version[\\s\\S]*process ${process.pid} on .* \\(slack, worker\\)[\\s\\S]*Stop those`),
    );
    expect(Number(await redis.get(keys.version))).toBe(VERSION - 1);
    expect(await redis.exists(keys.migrating)).toBe(0);
  });

  it('does not wait for one that was killed, longer than its lease lasts', async () => {
    const { redis, keys, start } = await useOlderData();
    await redis.hset(keys.instances, 'killed', `${Date.now() - 1} process 4711 on elsewhere`);
    await start(0);
    expect(Number(await redis.get(keys.version))).toBe(VERSION);
  });

  it.each([
    ['a release that did not say yet that it runs', {}],
    ['an older version, though it is stopped and its lease has run out', { name: 'v2-elsewhere-4711' }],
  ])('notices a worker of %s', async (_, named) => {
    const { redis, keys, prefix, start } = await useOlderData();
    const worker = await useWorker(prefix, redis, named);
    await expect(start(300)).rejects.toThrow(/workers connected from \S+[\s\S]*Stop those/);
    expect(Number(await redis.get(keys.version))).toBe(VERSION - 1);
    const starting = start(60_000);
    await worker.close();
    await starting;
    expect(Number(await redis.get(keys.version))).toBe(VERSION);
  });

  it('is not kept out by workers of its own version', async () => {
    const { redis, prefix, start } = await useOlderData();
    await useWorker(prefix, redis, { name: workerName() });
    await start(0);
  });
});

describe('an older process', () => {
  it('does not come in while a newer one brings what is stored into its form', async () => {
    const { instance } = await useOlderData();
    expect(await instance(VERSION).join(LOCK_MS)).toEqual({ kind: 'migrate' });
    expect(await instance(VERSION - 1).join(LOCK_MS)).toEqual({ kind: 'wait' });
  });

  it('learns with its lease that what is stored has another form', async () => {
    const { redis, keys, instance } = await useOlderData();
    const older = instance(VERSION - 1);
    await older.join(LOCK_MS);
    await redis.set(keys.version, VERSION);
    expect(await older.renew()).toMatchObject({ stored: VERSION });
    // It is not counted among those that run any more than it was.
    expect(await redis.hlen(keys.instances)).toBe(1);
  });
});

it('of several that start at once, one brings what is stored into the new form, and all come in', async () => {
  const { redis, keys, logger, start } = await useOlderData();
  await Promise.all(Array.from({ length: 5 }, () => start(0)));
  expect(logger.lines.filter(({ message }) => message.includes('newer form'))).toHaveLength(1);
  expect(await redis.hlen(keys.instances)).toBe(5);
});
