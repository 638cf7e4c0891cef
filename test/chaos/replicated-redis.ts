import { mkdir } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { ask, isIdle, type StagedRedis, startRedis } from './redis.ts';
import type { Ground } from './storm.ts';

const LOOK_EVERY_MS = 100;

/** A master and its replica behind one address, as a failover by whoever runs them looks from the bot. */
export async function startReplicated(ground: Ground): Promise<StagedRedis & Failover> {
  const servers = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const directory = join(ground.directory, name);
      await mkdir(directory);
      return startRedis(ground, { directory });
    }),
  );
  let [master, replica] = servers as [StagedRedis, StagedRedis];
  await follow(replica, master);
  const address = await startAddress();
  address.leadTo(master.url);
  return {
    url: address.url,
    kill: () => master.kill(),
    isIdle: () => isIdle(address.url),
    inStep: () => inStep(replica),
    async failOver(lagMs) {
      // From here on the replica hears nothing, while the master goes on.
      await ask(replica.url, (redis) => redis.replicaof('NO', 'ONE'));
      await setTimeout(lagMs);
      address.leadTo(replica.url);
      [master, replica] = [replica, master];
      await follow(replica, master);
    },
    async stop() {
      address.stop();
      await Promise.all(servers.map((each) => each.stop()));
    },
  };
}

interface Failover {
  /** Resolves once the replica follows its master. */
  inStep(): Promise<void>;
  /** The replica takes its master's place, without what was written in the last `lagMs`. */
  failOver(lagMs: number): Promise<void>;
}

async function follow(replica: StagedRedis, { url }: StagedRedis): Promise<void> {
  await ask(replica.url, (redis) => redis.replicaof('127.0.0.1', Number(new URL(url).port)));
}

async function inStep(replica: StagedRedis): Promise<void> {
  const isLinked = () =>
    ask(replica.url, async (redis) => /master_link_status:up/.test(await redis.info('replication')));
  while (!(await isLinked().catch(() => false))) await setTimeout(LOOK_EVERY_MS);
}

/** Hands connections on to one server at a time; those to the one before are cut. */
async function startAddress() {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let target = 0;
  const server = createServer((socket) => {
    const onward = connect(target, '127.0.0.1');
    for (const each of [socket, onward]) {
      sockets.add(each);
      each.on('error', () => {});
      each.on('close', () => {
        sockets.delete(each);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    leadTo(url: string) {
      target = Number(new URL(url).port);
      cutAll();
    },
    stop() {
      server.close();
      cutAll();
    },
  };
}
