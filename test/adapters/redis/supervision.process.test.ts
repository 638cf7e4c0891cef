import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreUnavailable } from '../../../src/ports/store-unavailable.ts';
import { serversIn, useClient, useDataDirectory, useEmbedded } from '../../support/embedded.ts';
import { eventually } from '../../support/eventually.ts';

const run = promisify(execFile);

function theServerIn(directory: string): number {
  const servers = serversIn(directory);
  expect(servers).toHaveLength(1);
  return servers[0] ?? 0;
}

function parentOf(process: number): number {
  return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${process}/stat`, 'utf8'))?.[1]);
}

describe('a server that is killed', () => {
  it('is started again, and nothing that was acknowledged is lost, whoever types meanwhile', async () => {
    const directory = await useDataDirectory();
    const { redis, logger } = await useEmbedded(directory);
    const client = useClient(redis);
    const acknowledged = new Set<string>();
    const refused: unknown[] = [];
    let typing = true;
    const type = async (who: number) => {
      for (let count = 0; typing; count += 1) {
        const key = `${who}-${count}`;
        await client.set(key, 'x').then(
          () => acknowledged.add(key),
          (error) => refused.push(error),
        );
        await setImmediate();
      }
    };
    const people = [1, 2, 3].map(type);
    for (let kills = 1; kills <= 3; kills += 1) {
      const known = acknowledged.size;
      await eventually(() => expect(acknowledged.size).toBeGreaterThan(known + 20));
      process.kill(theServerIn(directory), 'SIGKILL');
      await eventually(async () => expect((await redis.health()).incidents).toHaveLength(kills));
      await eventually(async () => expect((await redis.health()).away).toBeNull());
    }
    const known = acknowledged.size;
    await eventually(() => expect(acknowledged.size).toBeGreaterThan(known + 20));
    typing = false;
    await Promise.all(people);
    const kept = await client.mget(...acknowledged);
    expect(kept.filter((value) => value === null)).toEqual([]);
    expect(refused.every((error) => error instanceof StoreUnavailable)).toBe(true);
    const errors = logger.lines.filter(({ level }) => level === 'error');
    const told = errors.map(({ message, details }) => `${message}: ${JSON.stringify(details)}`);
    expect(told).toHaveLength(3);
    for (const line of told) expect(line).toMatch(/has ended, and is started again.*SIGKILL/);
    expect(serversIn(directory)).toHaveLength(1);
  });
});

it('a server whose shell was killed, or whose socket is gone, is ended and started again', async () => {
  const directory = await useDataDirectory();
  const { redis } = await useEmbedded(directory);
  const harms: readonly ((server: number) => unknown)[] = [
    (server) => process.kill(parentOf(server), 'SIGKILL'),
    () => rm(redis.socket),
  ];
  for (const [index, harm] of harms.entries()) {
    await eventually(async () => expect((await redis.health()).away).toBeNull());
    const server = theServerIn(directory);
    await useClient(redis).set(`harm ${index}`, 'x');
    await harm(server);
    await eventually(() => expect(theServerIn(directory)).not.toBe(server));
    await eventually(async () => expect(await useClient(redis).get(`harm ${index}`)).toBe('x'));
  }
});

it('a server that does not answer any more is ended and started again', async () => {
  const directory = await useDataDirectory();
  const { redis } = await useEmbedded(directory);
  const client = useClient(redis);
  await client.set('kettle', 'blue');
  const frozen = theServerIn(directory);
  process.kill(frozen, 'SIGSTOP');
  await eventually(async () => expect((await redis.health()).away).toMatch(/does not answer/));
  await eventually(async () => expect(await client.get('kettle')).toBe('blue'));
  expect(theServerIn(directory)).not.toBe(frozen);
  await eventually(async () => expect((await redis.health()).away).toBeNull());
});

/** A small disk of its own; null where this process may not make one. */
async function useSmallDisk(megabytes: number): Promise<string | null> {
  const directory = await useDataDirectory();
  const mounted = run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', directory]);
  if (!(await mounted.then(() => true).catch(() => false))) return null;
  onTestFinished(async () => {
    await run('umount', ['-l', directory]);
  });
  return directory;
}

it('a full disk is said, keeps what was acknowledged, and is no matter any more once there is room', async ({
  skip,
}) => {
  const directory = await useSmallDisk(8);
  if (directory === null) return skip('a disk cannot be mounted here');
  const { redis, logger } = await useEmbedded(directory);
  const client = useClient(redis);
  const ballast = join(directory, 'ballast');
  await writeFile(ballast, Buffer.alloc(6 << 20));
  const acknowledged: string[] = [];
  const text = 'x'.repeat(100_000);
  const fill = async () => {
    for (;;) {
      const key = `key-${acknowledged.length}`;
      await client.set(key, text);
      acknowledged.push(key);
    }
  };
  await expect(fill()).rejects.toBeInstanceOf(StoreUnavailable);
  await eventually(async () => expect((await redis.health()).away).toMatch(/no room is left on the disk/));
  expect(JSON.stringify(logger.lines)).toMatch(/no room is left on the disk/);
  await rm(ballast);
  await eventually(async () => expect(await client.set('more', 'x')).toBe('OK'));
  const kept = await client.mget(...acknowledged);
  expect(kept.filter((value) => value !== text)).toEqual([]);
});
