import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { type EmbeddedRedis, openEmbeddedRedis } from '../../../adapters/redis/embedded/embedded-redis.ts';
import { findServer, NoRedisServer } from '../../../adapters/redis/embedded/find-server.ts';
import { isListenedTo } from '../../../adapters/redis/embedded/probe.ts';
import { eventually } from '../../support/eventually.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const options = (dataDirectory: string) => ({
  dataDirectory,
  cacheDirectory: join(ROOT, '.cache'),
  searchPath: process.env['PATH'] ?? '',
  onUnpack: () => {},
  logger: silentLogger,
});

async function useDirectory(name = 'parcels-redis-'): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), name));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function open(directory: string): Promise<EmbeddedRedis> {
  const redis = await openEmbeddedRedis(options(directory));
  onTestFinished(() => redis.stop());
  return redis;
}

async function withClient<T>(
  { socket }: Pick<EmbeddedRedis, 'socket'>,
  use: (client: ReturnType<typeof connectRedis>) => Promise<T>,
): Promise<T> {
  const client = connectRedis({ socket }, 'commands', silentLogger);
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

describe('a server of our own', () => {
  it('never evicts, listens on no port, and keeps what it was told over a restart', async () => {
    const directory = await useDirectory();
    const first = await open(directory);
    await withClient(first, async (client) => {
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
      expect(await client.config('GET', 'port')).toEqual(['port', '0']);
      await client.set('kettle', 'blue');
    });
    await first.stop();
    expect(await isListenedTo(first.socket)).toBe(false);
    const second = await open(directory);
    expect(await withClient(second, (client) => client.get('kettle'))).toBe('blue');
  });

  it('is shared by two runs in the same directory, even when both start at once', async () => {
    const directory = await useDirectory();
    const runs = await Promise.all([open(directory), open(directory)]);
    expect(runs.map(({ borrowed }) => borrowed).sort()).toEqual([false, true]);
    expect(runs[0]?.socket).toBe(runs[1]?.socket);
  });

  it('is taken over by a run that shares it when the one that started it stops', async () => {
    const directory = await useDirectory();
    const first = await open(directory);
    const second = await open(directory);
    expect(second).toMatchObject({ borrowed: true, socket: first.socket });
    await withClient(second, async (client) => {
      await client.set('kettle', 'blue');
      await first.stop();
      await eventually(async () => expect(await client.get('kettle')).toBe('blue'));
    });
    await second.stop();
    expect(await isListenedTo(first.socket)).toBe(false);
  });

  it('is not shared between directories', async () => {
    const [one, other] = [await open(await useDirectory()), await open(await useDirectory())];
    await withClient(one, (client) => client.set('kettle', 'blue'));
    expect(await withClient(other, (client) => client.get('kettle'))).toBeNull();
  });

  it('works in a directory whose name is longer than a socket’s may be', async () => {
    const redis = await open(await useDirectory(`parcels-${'long-'.repeat(20)}`));
    expect(await isListenedTo(redis.socket)).toBe(true);
  });

  it('ends with a program that is killed, and the next one takes over what it left', async () => {
    const directory = await useDirectory();
    const program = `
      import { openEmbeddedRedis } from ${JSON.stringify(join(ROOT, 'adapters/redis/embedded/embedded-redis.ts'))};
      const redis = await openEmbeddedRedis({ ...${JSON.stringify({ ...options(directory), onUnpack: undefined, logger: undefined })}, onUnpack() {}, logger: console });
      console.log(redis.socket);
    `;
    await writeFile(join(directory, 'program.mts'), program);
    const child = spawn(process.execPath, ['--import', 'tsx', join(directory, 'program.mts')], { cwd: ROOT });
    const [line] = await once(child.stdout, 'data');
    const socket = String(line).trim();
    await withClient({ socket }, (client) => client.set('kettle', 'blue'));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await open(directory);
    expect(next.borrowed).toBe(false);
    expect(await withClient(next, (client) => client.get('kettle'))).toBe('blue');
  });

  it('takes the place of an owner whose number now belongs to another process', async () => {
    const directory = await useDirectory();
    const first = await open(directory);
    const file = join(directory, 'redis/owner.json');
    const owner = JSON.parse(await readFile(file, 'utf8'));
    await first.stop();
    await writeFile(file, JSON.stringify({ ...owner, began: '1' }));
    expect(await open(directory)).toMatchObject({ borrowed: false });
  });
});

describe('finding a server', () => {
  it('prefers one on the search path', async () => {
    const directory = await useDirectory();
    await writeFile(join(directory, 'valkey-server'), '', { mode: 0o755 });
    const found = await findServer({ ...options(''), searchPath: `/nowhere:${directory}` });
    expect(found).toEqual({ file: join(directory, 'valkey-server'), libraryPath: null });
  });

  it('says what to install where neither search path nor distribution has one', async () => {
    const cacheDirectory = join(await useDirectory(), 'cache');
    await writeFile(join(cacheDirectory, '..', 'blocked'), '');
    const impossible = join(cacheDirectory, '..', 'blocked', 'cache');
    const search = findServer({ ...options(''), searchPath: '', cacheDirectory: impossible });
    await expect(search).rejects.toThrow(NoRedisServer);
    await expect(search).rejects.toThrow(/apt-get install redis-server[\s\S]*REDIS_URL/);
    expect(await readdir(join(cacheDirectory, '..'))).toEqual(['blocked']);
  });
});
