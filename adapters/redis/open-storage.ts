import { rideOut } from '../../src/start/ride-out.ts';
import { createKeyspace, type Keyspace } from './keyspace.ts';
import { type OpenData, type OpenDataOptions, openData } from './open-data.ts';
import { type OpenRedis, type OpenRedisOptions, openRedis } from './open-redis.ts';

/** Redis, and what is stored in it in the form that this program knows. */
export interface OpenStorage extends OpenRedis, OpenData {
  readonly keys: Keyspace;
  ping(): Promise<string>;
}

/** Rejects with a StartupError. */
export async function openStorage(options: OpenRedisOptions & OpenDataOptions): Promise<OpenStorage> {
  const redis = await openRedis(options);
  try {
    const keys = createKeyspace(options.keyPrefix);
    const data = await rideOut(() => openData(redis.commands, keys, options), options.logger);
    return {
      ...redis,
      ...data,
      keys,
      ping: () => redis.commands.ping(),
      async close() {
        await data.close();
        await redis.close();
      },
    };
  } catch (error) {
    await redis.close();
    throw error;
  }
}
