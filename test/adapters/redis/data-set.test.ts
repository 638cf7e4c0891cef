import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'bullmq';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newMark } from '../../../adapters/redis/data-set.ts';
import { openData } from '../../../adapters/redis/open-data.ts';
import { eventually } from '../../support/eventually.ts';
import { useRedis } from '../../support/redis.ts';
import { recordingLogger } from '../../support/silent-logger.ts';

const WORKERS = `{test-${randomUUID()}-jobs}`;

async function useDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-data-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A bot that is started again and again, on the same machine or on another one. */
async function useStarts() {
  const { redis, keys, prefix } = useRedis();
  const here = await useDirectory();
  async function start({ dataDirectory = here, resume = false } = {}) {
    const logger = recordingLogger();
    const data = await openData(redis, keys, {
      keyPrefix: prefix,
      dataDirectory,
      workerPrefix: WORKERS,
      resume,
      logger,
    });
    onTestFinished(() => data.close());
    const told = () => logger.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
    const warned = () => logger.lines.filter(({ level }) => level === 'warn').map(({ message }) => message);
    return { ...data, told, warned };
  }
  const empty = async () => {
    await redis.del(keys.version, keys.mark, keys.emptied, keys.instances);
  };
  return { redis, keys, start, empty };
}

const EMPTY = /came back empty, noticed at 20.*Restore a backup, or start once with --resume/;

describe('a Redis that comes back empty', () => {
  it('is no news at the first start, nor when nothing was lost', async () => {
    const { start } = await useStarts();
    for (const data of [await start(), await start()]) {
      expect(await data.lost()).toBeNull();
      expect([...data.told(), ...data.warned()]).toEqual([]);
    }
  });

  it('is told at the next start, and at each until somebody says that he knows', async () => {
    const { start, empty } = await useStarts();
    await (await start()).close();
    await empty();
    for (const data of [await start(), await start()]) {
      expect(await data.lost()).toMatch(EMPTY);
      expect(data.told()).toEqual([expect.stringMatching(EMPTY)]);
    }
    for (const data of [await start({ resume: true }), await start()]) {
      expect(await data.lost()).toBeNull();
      expect(data.told()).toEqual([]);
    }
  });

  it('is told while the bot runs, and what is stored from then on has its form noted', async () => {
    const { redis, keys, start, empty } = await useStarts();
    const data = await start();
    const version = await redis.get(keys.version);
    await empty();
    await eventually(() => expect(data.told()).toEqual([expect.stringMatching(EMPTY)]));
    expect(await data.lost()).toMatch(EMPTY);
    expect(await redis.get(keys.version)).toBe(version);
  });

  it('is told though a machine that had not seen it before has started first', async () => {
    const { redis, keys, start, empty } = await useStarts();
    await (await start()).close();
    await empty();
    await redis.set(keys.mark, newMark(Date.now() + 60_000));
    const elsewhere = await start({ dataDirectory: await useDirectory() });
    expect(await elsewhere.lost()).toBeNull();
    expect(await (await start()).lost()).toMatch(EMPTY);
  });

  it('is another matter than a backup that was restored', async () => {
    const { redis, keys, start } = await useStarts();
    await (await start()).close();
    await redis.set(keys.mark, newMark(1));
    const data = await start();
    expect(data.warned()).toEqual([expect.stringMatching(/earlier data set than the last time: a backup/)]);
    expect(await data.lost()).toBeNull();
  });
});

it('a machine on which nothing can be remembered says so, and the bot runs', async () => {
  const { start } = await useStarts();
  const file = join(await useDirectory(), 'file');
  await writeFile(file, '');
  const data = await start({ dataDirectory: join(file, 'below') });
  expect(data.warned()).toEqual([expect.stringMatching(/DATA_DIR cannot be written/)]);
});

it('a process ends when what is stored gets another form while it runs', async () => {
  const { redis, keys, start } = await useStarts();
  const data = await start();
  await redis.set(keys.version, 99);
  expect(await data.superseded).toMatch(/version 99 now.*it ends, before it spoils anything/);
});

it('a process ends when one of an earlier release, which started at the same moment, begins to work', async () => {
  const { start } = await useStarts();
  const data = await start();
  const { redis: connection } = useRedis('workers');
  const worker = new Worker('post', async () => {}, { connection, prefix: WORKERS });
  onTestFinished(() => worker.close());
  expect(await data.superseded).toMatch(/workers connected from[\s\S]*Stop those/);
});
