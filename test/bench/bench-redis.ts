import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { openEmbeddedRedis } from '../../adapters/redis/embedded/embedded-redis.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createStores } from '../../adapters/redis/stores.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { firstUpdate } from '../../src/follow/observe.ts';
import { createQueryAudience } from '../../src/follow/query-audience.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { parcelFrom } from './rows.ts';

const AT_ONCE = 500;

/** A Redis of the bench's own, as the bot would start it. */
export async function openBenchRedis() {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'parcels-bench-'));
  const server = await openEmbeddedRedis({
    dataDirectory,
    cacheDirectory: resolve('.cache'),
    searchPath: process.env['PATH'] ?? '',
    onUnpack: () => process.stderr.write('Unpacking a Redis server, which takes a few seconds.\n'),
    logger: silentLogger,
  });
  const connect = (purpose: 'commands' | 'producers' | 'workers') =>
    connectRedis({ socket: server.socket }, purpose, silentLogger);
  const redis = connect('commands');
  await redis.connect();
  return {
    socket: server.socket,
    redis,
    connect,
    /** All stores, on keys of their own. */
    stores(prefix: string) {
      const keys = createKeyspace(prefix);
      const stores = createStores(redis, keys, { clock: Date.now, homeWorkspaces: [] });
      const carriers = { index: async () => null, nameOf: async (code: string) => code };
      return {
        keys,
        carriers,
        ...stores,
        audience: createQueryAudience({ ...stores, carriers, clock: Date.now }),
      };
    },
    async usedMemory(): Promise<number> {
      return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
    },
    async stop() {
      redis.disconnect();
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

export type BenchRedis = Awaited<ReturnType<typeof openBenchRedis>>;

export function slackChannel(index: number): ChannelRef {
  return { platform: 'slack', workspace: 'T0123456789', channel: `C${String(index).padStart(10, '0')}` };
}

/** Each parcel followed by one channel, which knows it as it is in its row. */
export async function followAll(
  { subscriptions }: Pick<ReturnType<BenchRedis['stores']>, 'subscriptions'>,
  rows: readonly string[],
  channels: number,
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await Promise.all(
      rows.slice(from, from + AT_ONCE).map((row, place) => {
        const parcel = parcelFrom(row);
        const channel = slackChannel((from + place) % channels);
        const at = Date.now();
        return subscriptions.add(
          { channel, parcel: parcel.key, title: null, by: 'U0123456789', at },
          0,
          firstUpdate(parcel, at),
        );
      }),
    );
  }
}
