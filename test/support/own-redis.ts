import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { type RedisSettings, redisCommand } from './redis-command.ts';

export type OwnRedis = Awaited<ReturnType<typeof useServer>>;

/** A Redis server of the test's own, which can be killed and started again with what it had written. */
export async function useOwnRedis(settings: RedisSettings = {}) {
  const directory = await useDirectory();
  const server = await useServer(await redisCommand(directory, settings));
  return {
    ...server,
    /** Keeps what it holds now; what it resolves to brings the server back to that, as if it had never held more. */
    async remember(): Promise<() => Promise<void>> {
      const copy = await useDirectory();
      await cp(directory, copy, { recursive: true });
      return async () => {
        await server.kill();
        await rm(directory, { recursive: true });
        await cp(copy, directory, { recursive: true });
        server.start();
        await server.ask('PING');
      };
    },
  };
}

/** Three masters that share the slots. */
export async function useRedisCluster() {
  const nodes = await Promise.all(
    [0, 1, 2].map(async () =>
      useOwnRedis({
        'cluster-enabled': 'yes',
        'cluster-port': await freePort(),
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
    await eventually(async () => {
      const info = String(await node.ask('CLUSTER', 'INFO'));
      if (!/cluster_state:ok[\s\S]*cluster_known_nodes:3/.test(info)) throw new Error(info);
    });
  }
  return { url: first.url, nodes };
}

/**
 * A master, a replica that may take its place, and the Sentinel that decides so. By itself it is in no hurry to find
 * that a master is gone, because on a busy machine one that is slow is not gone: `failOver` tells it.
 */
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
    'sentinel down-after-milliseconds parcels-master 600000',
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const sentinel = await useServer({ ...command, port, args: [file, '--sentinel'] });
  await eventually(async () => {
    const replicas = (await sentinel.ask('SENTINEL', 'REPLICAS', 'parcels-master')) as unknown[];
    if (replicas.length === 0) throw new Error('no replica yet');
  });
  return {
    url: `redis://:${password}@parcels-master`,
    sentinels: `127.0.0.1:${port}`,
    /** The master dies once the replica has all that it had, and the replica becomes the master. */
    async failOver(): Promise<void> {
      const written = await offsetOf(master, 'master_repl_offset');
      await eventually(async () => {
        if ((await offsetOf(replica, 'slave_repl_offset')) < written)
          throw new Error('the replica lags behind');
      });
      await master.kill();
      await eventually(() => sentinel.ask('SENTINEL', 'FAILOVER', 'parcels-master'));
      await eventually(async () => {
        const state = String(await replica.ask('INFO', 'replication'));
        if (!state.includes('role:master')) throw new Error(state);
      });
    },
  };
}

async function offsetOf({ ask }: OwnRedis, name: string): Promise<number> {
  const state = String(await ask('INFO', 'replication'));
  const [, offset] = state.match(new RegExp(`^${name}:(\\d+)`, 'm')) ?? [];
  if (offset === undefined) throw new Error(state);
  return Number(offset);
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
  await eventually(() => listens(Number(settingIn(args, 'tls-port') ?? port)));
  const password = settingIn(args, 'requirepass');
  const redis = new Redis(port, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    ...(password ? { password } : {}),
  });
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  return {
    url,
    port,
    kill,
    start() {
      server = launch();
    },
    /** On a connection of its own, once the server answers. */
    ask: (name: string, ...rest: string[]): Promise<unknown> => redis.call(name, ...rest),
  };
}

function settingIn(args: readonly string[], name: string): string | undefined {
  const place = args.indexOf(`--${name}`);
  return place < 0 ? undefined : args[place + 1];
}

async function listens(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
