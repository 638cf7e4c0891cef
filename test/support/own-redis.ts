import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished, vi } from 'vitest';
import { freePort } from './free-port.ts';
import { type RedisSettings, redisCommand } from './redis-command.ts';

const PATIENCE = { timeout: 15_000, interval: 50 };

/** A Redis server of the test's own, which can be killed and started again with what it had written. */
export async function useOwnRedis(settings: RedisSettings = {}) {
  const directory = await useDirectory();
  return useServer(await redisCommand(directory, settings));
}

/** Three masters that share the slots. */
export async function useRedisCluster() {
  const nodes = await Promise.all(
    [0, 1, 2].map(async () =>
      useOwnRedis({
        'cluster-enabled': 'yes',
        'cluster-port': await freePort(),
        'cluster-node-timeout': 1_000,
        'cluster-announce-ip': '127.0.0.1',
      }),
    ),
  );
  const [first, ...others] = nodes;
  if (!first) throw new Error('There is no first node.');
  const ranges = ['0 5460', '5461 10922', '10923 16383'];
  for (const [index, node] of nodes.entries())
    await node.ask('CLUSTER', 'ADDSLOTSRANGE', ...(ranges[index]?.split(' ') ?? []));
  for (const other of others) {
    const [, bus = ''] = (await other.ask('CONFIG', 'GET', 'cluster-port')) as string[];
    await first.ask('CLUSTER', 'MEET', '127.0.0.1', String(other.port), bus);
  }
  for (const node of nodes) {
    await vi.waitFor(async () => {
      const info = String(await node.ask('CLUSTER', 'INFO'));
      if (!/cluster_state:ok[\s\S]*cluster_known_nodes:3/.test(info)) throw new Error(info);
    }, PATIENCE);
  }
  return { url: first.url, nodes };
}

/** A master, a replica that may take its place, and the Sentinel that decides so. */
export async function useRedisWithSentinel(password: string) {
  const secret = { requirepass: password, masterauth: password };
  const master = await useOwnRedis(secret);
  const replica = await useOwnRedis({ ...secret, replicaof: `127.0.0.1 ${master.port}` });
  const directory = await useDirectory();
  const { port, args: _, ...command } = await redisCommand(directory);
  const file = join(directory, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    `sentinel monitor parcels-master 127.0.0.1 ${master.port} 1`,
    `sentinel auth-pass parcels-master ${password}`,
    'sentinel down-after-milliseconds parcels-master 500',
    'sentinel failover-timeout parcels-master 2000',
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const sentinel = await useServer({ ...command, port, args: [file, '--sentinel'] });
  await vi.waitFor(async () => {
    const replicas = (await sentinel.ask('SENTINEL', 'REPLICAS', 'parcels-master')) as unknown[];
    if (replicas.length === 0) throw new Error('no replica yet');
    const state = String(await replica.ask('INFO', 'replication'));
    if (!state.includes('master_link_status:up')) throw new Error(state);
  }, PATIENCE);
  return { url: `redis://:${password}@parcels-master`, sentinels: `127.0.0.1:${port}`, master, replica };
}

async function useDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-redis-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function useServer({ url, port, file, args, env }: Awaited<ReturnType<typeof redisCommand>>) {
  const launch = () => spawn(file, args, { env, stdio: 'ignore' });
  let server = launch();
  const kill = async () => {
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  onTestFinished(async () => {
    if (server.exitCode === null && server.signalCode === null) await kill();
  });
  const password = args[args.indexOf('--requirepass') + 1];
  return {
    url,
    port,
    kill,
    start() {
      server = launch();
    },
    /** On a connection of its own, once the server answers. */
    async ask(name: string, ...rest: string[]): Promise<unknown> {
      const redis = new Redis(port, { ...(args.includes('--requirepass') && password ? { password } : {}) });
      redis.on('error', () => {});
      try {
        return await redis.call(name, ...rest);
      } finally {
        redis.disconnect();
      }
    },
  };
}
