import { hostname } from 'node:os';
import { Cluster, ReplyError } from 'ioredis';
import type { Logger } from '../../src/ports/logger.ts';
import type { RedisClient } from './connection.ts';
import { VERSION } from './migrations.ts';

/** Where workers of an older version run, for people. Resolves to none where Redis does not tell who is connected. */
export type FindOlderWorkers = () => Promise<readonly string[]>;

/**
 * The queues' library names the connection on which a worker waits after its prefix and queue, and behind `:w:` what
 * it is given for a name. Releases without leases gave none. The connection is there while its process is stopped, too,
 * and for some minutes after its machine has gone. https://docs.bullmq.io/guide/workers
 */
const NAMED = /^[^:]*(?::w:v(\d+)-.*)?$/;

/** What today's workers are called. */
export function workerName(): string {
  return `v${VERSION}-${hostname()}-${process.pid}`;
}

export function createFindOlderWorkers(redis: RedisClient, prefix: string, logger: Logger): FindOlderWorkers {
  let isTold = false;
  return async () => {
    try {
      return olderAmong(await connections(redis), `${prefix}:`);
    } catch (error) {
      if (!(error instanceof ReplyError)) throw error;
      const advice = 'Redis does not tell who is connected: see to it that no older release runs';
      if (!isTold) logger.warn({ err: error }, advice);
      isTold = true;
      return [];
    }
  };
}

/** As `CLIENT LIST` tells them. https://redis.io/docs/latest/commands/client-list/ */
async function connections(redis: RedisClient): Promise<readonly Readonly<Record<string, string>>[]> {
  const nodes = redis instanceof Cluster ? redis.nodes('master') : [redis];
  const lists = await Promise.all(nodes.map((node) => node.client('LIST')));
  const lines = lists.flatMap((list) => String(list).trim().split('\n'));
  return lines.map((line) => Object.fromEntries(line.split(' ').map((pair) => pair.split(/=(.*)/))));
}

function olderAmong(all: Awaited<ReturnType<typeof connections>>, prefix: string): readonly string[] {
  const hosts = all.flatMap(({ name = '', addr = '' }) => {
    const named = name.startsWith(prefix) ? NAMED.exec(name.slice(prefix.length)) : null;
    return named && Number(named[1] ?? 0) < VERSION ? [addr.replace(/:\d+$/, '')] : [];
  });
  return [...new Set(hosts)].map((host) => `workers connected from ${host}`);
}
