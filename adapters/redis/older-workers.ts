import { Cluster } from 'ioredis';
import type { RedisClient } from './connection.ts';

/**
 * Where workers under that prefix are connected from. Up to version 2 of what is stored, processes
 * did not say that they run; but the queues' library names the connection on which a worker waits after its prefix and
 * queue. It is also there while a process is stopped, and for a while after its machine has gone.
 * https://docs.bullmq.io/guide/workers
 */
export async function findWorkers(redis: RedisClient, prefix: string): Promise<readonly string[]> {
  const nodes = redis instanceof Cluster ? redis.nodes('master') : [redis];
  const lists = await Promise.all(nodes.map((node) => node.client('LIST')));
  const lines = lists.flatMap((list) => String(list).split('\n'));
  const found = lines.flatMap((line) => {
    const { name = '', addr = '' } = Object.fromEntries(line.split(' ').map((pair) => pair.split(/=(.*)/)));
    return name.startsWith(`${prefix}:`) ? [addr.replace(/:\d+$/, '')] : [];
  });
  return [...new Set(found)];
}
