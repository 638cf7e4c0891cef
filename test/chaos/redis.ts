import { Redis } from 'ioredis';
import { type RedisSettings, redisCommand } from '../support/redis-command.ts';
import { KEY_PREFIX } from './follow-parcels.ts';
import { keepRunning } from './process.ts';
import type { Ground } from './storm.ts';

export interface StagedRedis {
  /** For the bot. */
  readonly url: string;
  kill(): void;
  /** Resolves to whether nothing waits to be posted; to false where it does not answer. */
  isIdle(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface RedisOptions {
  readonly settings?: RedisSettings;
  readonly directory?: string;
  /** Done after each end, before it is started again. */
  readonly betweenRuns?: () => void;
}

/** A server that is started again whenever it dies, with what it had written. Its file is never rewritten meanwhile. */
export async function startRedis(
  { directory: given, log }: Ground,
  { settings = {}, directory = given, betweenRuns }: RedisOptions = {},
): Promise<StagedRedis> {
  const command = await redisCommand(directory, { 'auto-aof-rewrite-percentage': 0, ...settings });
  const between = betweenRuns ? { betweenRuns } : {};
  const running = keepRunning({ name: `redis-${command.port}`, ...command, ...between }, log);
  await answering(command.url);
  return {
    url: command.url,
    kill: running.kill,
    isIdle: () => isIdle(command.url),
    stop: running.stop,
  };
}

/** One question to a server, which may be away. */
export async function ask<T>(url: string, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, commandTimeout: 5_000 });
  redis.on('error', () => {});
  try {
    await redis.connect();
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}

async function answering(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 100 });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
}

export function isIdle(url: string): Promise<boolean> {
  const outbox = `{${KEY_PREFIX}}:outbox`;
  return ask(url, async (redis) => (await redis.hlen(outbox)) === 0).catch(() => false);
}
