import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../src/ports/logger.ts';
import type { RedisConfig } from '../../src/start/redis-settings.ts';
import { withOutages } from './outages.ts';

/** One server, its replicas behind Sentinels, or a cluster: whoever uses it need not know which. */
export type RedisClient = Redis | Cluster;

/** What the configuration names, or the Unix socket of a server on this machine. */
export type RedisLocation = RedisConfig | { readonly socket: string };

/**
 * What a connection is for. People wait for `commands`, and their jobs are added by `producers`: when Redis is away
 * both fail after a moment. `workers` wait for it to come back. https://docs.bullmq.io/guide/connections
 */
const PURPOSES = {
  commands: { maxRetriesPerRequest: 1, commandTimeout: 5_000, enableAutoPipelining: true },
  producers: { maxRetriesPerRequest: 1, commandTimeout: 5_000 },
  workers: { maxRetriesPerRequest: null },
} as const satisfies Record<string, RedisOptions>;

/** Answers in the form that BullMQ and the stores expect. */
const LEGACY = { replyMapping: 'legacy' } as const;
const LONGEST_PAUSE_MS = 5_000;

/** Connects in the background and, when the connection breaks, again and again. */
export function connectRedis(
  location: RedisLocation,
  purpose: keyof typeof PURPOSES,
  logger: Logger,
): RedisClient {
  const redis = open(location, {
    ...PURPOSES[purpose],
    lazyConnect: true,
    connectTimeout: 5_000,
    retryStrategy: pauseBefore,
  });
  warnOncePerOutage(redis, logger);
  // The queues' library knows what to make of the errors of its own connections.
  return purpose === 'commands' ? withOutages(redis) : redis;
}

function open(location: RedisLocation, options: RedisOptions): RedisClient {
  if ('socket' in location) return new Redis({ ...options, ...LEGACY, path: location.socket });
  switch (location.kind) {
    case 'server':
      return new Redis(location.url, { ...options, ...LEGACY });
    case 'sentinels':
      return new Redis({
        ...options,
        ...credentialsIn(location.url),
        ...sentinelOptions(location),
        ...LEGACY,
      });
    case 'cluster':
      return openCluster(location.url, options);
  }
}

/** The host of the URL is the name of the master. https://redis.io/docs/latest/develop/reference/sentinel-clients/ */
function sentinelOptions({
  url,
  sentinels,
  sentinelPassword,
}: Extract<RedisConfig, { kind: 'sentinels' }>): RedisOptions {
  const { hostname, protocol } = new URL(url);
  return {
    sentinels: [...sentinels],
    name: decodeURIComponent(hostname),
    sentinelRetryStrategy: pauseBefore,
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
    ...(protocol === 'rediss:' ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
  };
}

/** The URL names one node; the others are learned from it. */
function openCluster(url: string, options: RedisOptions): Cluster {
  const { hostname, port } = new URL(url);
  const { lazyConnect = true, retryStrategy: _, enableAutoPipelining = false, ...redisOptions } = options;
  return new Cluster([{ host: hostname, port: Number(port) || 6379 }], {
    ...LEGACY,
    lazyConnect,
    clusterRetryStrategy: pauseBefore,
    enableAutoPipelining,
    redisOptions: { ...redisOptions, ...credentialsIn(url), ...LEGACY },
  });
}

function credentialsIn(url: string): RedisOptions {
  const { username, password, pathname, protocol } = new URL(url);
  return {
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

function pauseBefore(attempt: number): number {
  return Math.min(100 * 2 ** attempt, LONGEST_PAUSE_MS);
}

/** ioredis reports every failed attempt to reconnect; one line for each outage is enough. */
function warnOncePerOutage(redis: RedisClient, logger: Logger): void {
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
