import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createStores } from '../../adapters/redis/stores.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { ownerOf } from '../../src/domain/owner.ts';
import { createQueryAudience } from '../../src/notices/audience.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { createStandingReader, NO_PACE } from '../../src/notices/standing.ts';
import { redisCommand } from '../support/redis-command.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { parcelFrom } from './rows.ts';

const AT_ONCE = 500;

/** A Redis of the bench's own, on a port, so that other processes reach it too. */
export async function openBenchRedis() {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-bench-'));
  const { url, file, args, env } = await redisCommand(directory);
  const server = spawn(file, args, { env, stdio: 'ignore' });
  const connect = (purpose: 'commands' | 'producers' | 'workers') =>
    connectRedis({ kind: 'server', url }, purpose, silentLogger);
  // Waits until the server answers.
  const first = connect('workers');
  await first.ping();
  first.disconnect();
  const redis = connect('commands');
  await redis.connect();
  return {
    url,
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
        standing: createStandingReader({ ...stores, paceOf: () => NO_PACE }),
      };
    },
    async usedMemory(): Promise<number> {
      return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
    },
    async stop() {
      redis.disconnect();
      server.kill();
      await once(server, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type BenchRedis = Awaited<ReturnType<typeof openBenchRedis>>;

export function slackChannel(index: number): ChannelRef {
  return { platform: 'slack', workspace: 'T0123456789', channel: `C${String(index).padStart(10, '0')}` };
}

/** Each parcel brought in and followed by one channel, which knows it as it is in its row. */
export async function followAll(
  { subscriptions, owners }: Pick<ReturnType<BenchRedis['stores']>, 'subscriptions' | 'owners'>,
  rows: readonly string[],
  channels: number,
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await Promise.all(
      rows.slice(from, from + AT_ONCE).map(async (row, place) => {
        const parcel = parcelFrom(row);
        const channel = slackChannel((from + place) % channels);
        const at = Date.now();
        await owners.claim(parcel.key, null, ownerOf({ channel, user: 'U0123456789', isOpen: true }));
        await subscriptions.add(
          { channel, parcel: parcel.key, title: null, by: 'U0123456789', at },
          0,
          firstUpdate(parcel, at),
        );
      }),
    );
  }
}
