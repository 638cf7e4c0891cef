import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../src/ports/logger.ts';

/** A server's URL, or the Unix socket of one on this machine. */
export type RedisLocation = { readonly url: string } | { readonly socket: string };

/**
 * For commands people wait for: when Redis is away they get an answer after a moment, not a hanging bot.
 * Reconnecting goes on in the background, for ever.
 */
const FOR_COMMANDS: RedisOptions = {
  maxRetriesPerRequest: 1,
  commandTimeout: 5_000,
  enableAutoPipelining: true,
};

/** For BullMQ, which waits for Redis to come back. https://docs.bullmq.io/guide/connections */
const FOR_JOBS: RedisOptions = { maxRetriesPerRequest: null };

export function connectForCommands(location: RedisLocation, logger: Logger): Redis {
  return connect(location, FOR_COMMANDS, logger);
}

export function connectForJobs(location: RedisLocation, logger: Logger): Redis {
  return connect(location, FOR_JOBS, logger);
}

function connect(location: RedisLocation, purpose: RedisOptions, logger: Logger): Redis {
  const options = {
    ...purpose,
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
