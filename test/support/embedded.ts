import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { connectRedis, type RedisClient } from '../../adapters/redis/connection.ts';
import { type EmbeddedRedis, openEmbeddedRedis } from '../../adapters/redis/embedded/embedded-redis.ts';
import { recordingLogger, silentLogger } from './silent-logger.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SEARCH_PATH = process.env['PATH'] ?? '';

export async function useDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-own-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true, maxRetries: 10 }));
  return directory;
}

/** The server of a directory, kept by this process, and what was logged about it. */
export async function useEmbedded(dataDirectory: string, searchPath = SEARCH_PATH) {
  const logger = recordingLogger();
  const redis = await openEmbeddedRedis({
    dataDirectory,
    cacheDirectory: join(ROOT, '.cache'),
    searchPath,
    onUnpack() {},
    logger,
  });
  onTestFinished(() => redis.stop());
  return { redis, logger };
}

/** As the bot's own, for commands that people wait for. */
export function useClient({ socket }: Pick<EmbeddedRedis, 'socket'>): RedisClient {
  const client = connectRedis({ socket }, 'commands', silentLogger);
  onTestFinished(() => client.disconnect());
  return client;
}

/** A run in a process of its own, which can be killed; see `embedded-program.ts`. */
export async function useRun(dataDirectory: string) {
  const program = join(ROOT, 'test/support/embedded-program.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDirectory, SEARCH_PATH], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => kill(child));
  await nextLine(child);
  return {
    /** Resolves to whether it has a server of its own. */
    async open(): Promise<string> {
      child.stdin.write('open\n');
      return nextLine(child);
    },
    kill: () => kill(child),
    async stop() {
      child.stdin.write('stop\n');
      await once(child, 'exit');
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function nextLine(child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended with code ${code}`)));
  const [line] = await Promise.race([once(child.stdout as NonNullable<typeof child.stdout>, 'data'), ended]);
  return String(line).trim();
}

/** The processes of the Redis servers that use a directory, without those they have made to write their files anew. */
export function serversIn(dataDirectory: string): readonly number[] {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => serverOf(pid, dataDirectory));
  return found.filter(({ parent }) => !found.some(({ pid }) => pid === parent)).map(({ pid }) => pid);
}

function serverOf(pid: string, dataDirectory: string) {
  try {
    const [, name = '', parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const uses = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDirectory);
    return uses && /^(?:redis|valkey)-server/.test(name)
      ? [{ pid: Number(pid), parent: Number(parent) }]
      : [];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
