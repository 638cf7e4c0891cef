import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockDirectory } from '../../../adapters/redis/embedded/directory-lock.ts';
import { serversIn, useClient, useDataDirectory, useEmbedded, useRun } from '../../support/embedded.ts';
import { eventually } from '../../support/eventually.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

it('of eight that start at once where the owner was killed, one owns the directory, each time', async () => {
  const directory = await useDataDirectory();
  for (const round of times(3)) {
    const runs = await Promise.all(times(8).map(() => useRun(directory)));
    const opened = await Promise.all(runs.map((run) => run.open()));
    expect(
      opened.filter((how) => how === 'own'),
      `round ${round}`,
    ).toHaveLength(1);
    expect(serversIn(directory)).toHaveLength(1);
    await Promise.all(runs.map((run) => run.kill()));
  }
});

it('a hundred times over, no two of eight hold a lock at the same time, and one left behind keeps nobody out', async () => {
  const directory = await useDataDirectory();
  for (const _ of times(100)) {
    const locks = await Promise.all(times(8).map(() => lockDirectory(directory)));
    const held = locks.filter((lock) => lock !== null);
    expect(held.length).toBeLessThanOrEqual(1);
    for (const lock of held) await lock.release();
    const alone = await lockDirectory(directory);
    expect(alone).not.toBeNull();
    await alone?.release();
  }
});

it('whoever shares a server takes it over when its owner is killed, with what was stored', async () => {
  const directory = await useDataDirectory();
  const owner = await useRun(directory);
  expect(await owner.open()).toBe('own');
  const { redis } = await useEmbedded(directory);
  expect(redis.borrowed).toBe(true);
  const client = useClient(redis);
  await client.set('kettle', 'blue');
  const [former] = serversIn(directory);
  await owner.kill();
  await eventually(() => expect(serversIn(directory)).not.toContain(former));
  await eventually(async () => expect(await client.get('kettle')).toBe('blue'));
  expect(serversIn(directory)).toHaveLength(1);
  await eventually(async () => expect((await redis.health()).away).toBeNull());
});

it('does not start a second server beside one whose run did not hold the lock, as in an earlier release', async () => {
  const directory = await useDataDirectory();
  const { redis } = await useEmbedded(directory);
  const names = await readdir(join(directory, 'redis'));
  for (const name of names.filter((each) => /^owner-.*sock$/.test(each)))
    await rm(join(directory, 'redis', name));
  const second = useEmbedded(directory);
  await expect(second).rejects.toThrow(/another Redis server \(process \d+\) still uses/);
  expect(serversIn(directory)).toHaveLength(1);
  expect(redis.borrowed).toBe(false);
});
