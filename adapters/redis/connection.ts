import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../src/ports/logger.ts';

/** A server's URL, or the Unix socket of one on this machine. */
export type RedisLocation = { readonly url: string } | { readonly socket: string };

/**
 * What a connection is for. People wait for `commands`, and their jobs are added by `producers`: when Redis is away
 * both fail after a moment. `workers` wait for it to come back. https://docs.bullmq.io/guide/connections
 */
const PURPOSES = {
  commands: { maxRetriesPerRequest: 1, commandTimeout: 5_000, enableAutoPipelining: true },
  producers: { maxRetriesPerRequest: 1, commandTimeout: 5_000 },
  workers: { maxRetriesPerRequest: null },
} as const satisfies Record<string, RedisOptions>;

/** Connects in the background and, when the connection breaks, again and again. */
export function connectRedis(location: RedisLocation, purpose: keyof typeof PURPOSES, logger: Logger): Redis {
  const options = {
    ...PURPOSES[purpose],
    replyMapping: 'legacy' as const,
    lazyConnect: true,
    connectTimeout: 5_000,
    retryStrategy: (attempt: number) => Math.min(100 * 2 ** attempt, 5_000),
  };
  const redis =
    'url' in location ? new Redis(location.url, options) : new Redis({ ...options, path: location.socket });
  warnOncePerOutage(redis, logger);
  return redis;
}

/** ioredis reports every failed attempt to reconnect; one line for each outage is enough. */
function warnOncePerOutage(redis: Redis, logger: Logger): void {
  let down = false;
  redis.on('error', (error: Error) => {
    if (!down) logger.warn({ reason: error.message }, 'Redis connection lost');
    down = true;
  });
  redis.on('ready', () => {
    if (down) logger.info({}, 'Redis connection restored');
    down = false;
  });
}

const CONNECTION_ERRORS =
  /max retries per request|connection is closed|command timed out|stream isn't writeable|ECONN|ENOENT|EPIPE|ETIMEDOUT|LOADING|READONLY|MISCONF|OOM/i;

/** Whether an error means that Redis is away, as opposed to a bug in what was asked of it. */
export function isOutage(error: unknown): boolean {
  return error instanceof Error && CONNECTION_ERRORS.test(`${error.name} ${error.message}`);
}
