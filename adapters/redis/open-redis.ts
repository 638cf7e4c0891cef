import { setTimeout } from 'node:timers/promises';
import { within } from '../../src/async/within.ts';
import type { ServerHealth } from '../../src/ports/server-health.ts';
import { addressOf } from '../../src/start/redis-address.ts';
import type { RedisConfig } from '../../src/start/redis-settings.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import { connectRedis, type RedisClient, type RedisLocation } from './connection.ts';
import { type EmbeddedRedisOptions, openEmbeddedRedis } from './embedded/embedded-redis.ts';
import { NoRedisServer } from './embedded/find-server.ts';

export interface OpenRedis {
  /** For stores. */
  readonly commands: RedisClient;
  /** For adding jobs. */
  readonly producers: RedisClient;
  /** For working jobs off. */
  readonly workers: RedisClient;
  /** How our own server is; null where it is not ours. */
  readonly health: (() => Promise<ServerHealth>) | null;
  close(): Promise<void>;
}

export interface OpenRedisOptions extends EmbeddedRedisOptions {
  /** Null starts a server of our own. */
  readonly configured: RedisConfig | null;
}

const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 100;

/** Connects to the given Redis, or starts one that ends with this program. Rejects with a StartupError. */
export async function openRedis(options: OpenRedisOptions): Promise<OpenRedis> {
  const { location, health, stop } = await locate(options);
  const [commands, producers, workers] = (['commands', 'producers', 'workers'] as const).map((purpose) =>
    connectRedis(location, purpose, options.logger),
  ) as [RedisClient, RedisClient, RedisClient];
  const all = [commands, producers, workers];
  const close = async () => {
    for (const redis of all) redis.disconnect();
    await stop();
  };
  try {
    await Promise.all(all.map(firstAnswer));
  } catch (error) {
    await close();
    throw new StartupError(`Redis does not answer at ${nameOf(location)}. ${adviceOn(location)}`, error);
  }
  return { commands, producers, workers, health, close };
}

interface Located extends Pick<OpenRedis, 'health'> {
  readonly location: RedisLocation;
  stop(): Promise<void>;
}

async function locate(options: OpenRedisOptions): Promise<Located> {
  if (options.configured) return { location: options.configured, health: null, stop: async () => {} };
  try {
    const { socket, borrowed, health, stop } = await openEmbeddedRedis(options);
    if (borrowed) options.logger.info({ socket }, 'using the Redis server of another run');
    return { location: { socket }, health, stop };
  } catch (error) {
    if (error instanceof NoRedisServer) throw new StartupError(error.message, error);
    throw new StartupError(`No Redis server could be started: ${(error as Error).message}`, error);
  }
}

/** Connecting never gives up by itself; at the start somebody is waiting for an answer. */
async function firstAnswer(redis: RedisClient): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  await redis.connect().catch(() => {});
  for (;;) {
    try {
      await within(Math.max(1, deadline - Date.now()), redis.ping());
      return;
    } catch (error) {
      // A server that is only just starting, or changing hands, answers in a moment.
      if (Date.now() > deadline) throw error;
      await setTimeout(LOOK_AGAIN_MS);
    }
  }
}

function nameOf(location: RedisLocation): string {
  return 'socket' in location ? location.socket : addressOf(location);
}

function adviceOn(location: RedisLocation): string {
  return 'kind' in location
    ? 'Start it, correct REDIS_URL, or leave REDIS_URL out: then a server is started for you.'
    : 'Put right what the log says of it, and start again.';
}
