import { Cluster } from 'ioredis';
import type { RedisClient } from './connection.ts';

const AT_ONCE = 500;

/** The names that match a pattern, a page at a time, so that nobody else waits for long. */
export async function* scan(redis: RedisClient, pattern: string): AsyncGenerator<readonly string[]> {
  // The names share one hash tag, but only the node that has them can list them.
  const nodes = redis instanceof Cluster ? redis.nodes('master') : [redis];
  for (const node of nodes) {
    yield* pages((cursor) => node.scan(cursor, 'MATCH', pattern, 'COUNT', AT_ONCE));
  }
}

/** The fields of a hash with their values, by turns, a page at a time. */
export function scanHash(redis: RedisClient, name: string): AsyncGenerator<readonly string[]> {
  return pages((cursor) => redis.hscan(name, cursor, 'COUNT', AT_ONCE));
}

/** The members of a set, a page at a time. */
export function scanSet(redis: RedisClient, name: string): AsyncGenerator<readonly string[]> {
  return pages((cursor) => redis.sscan(name, cursor, 'COUNT', AT_ONCE));
}

/** The members of a sorted set with their scores, by turns, a page at a time. */
export function scanSorted(redis: RedisClient, name: string): AsyncGenerator<readonly string[]> {
  return pages((cursor) => redis.zscan(name, cursor, 'COUNT', AT_ONCE));
}

async function* pages(
  read: (cursor: string) => Promise<readonly [cursor: string, page: readonly string[]]>,
): AsyncGenerator<readonly string[]> {
  let cursor = '0';
  do {
    const [next, page] = await read(cursor);
    if (page.length > 0) yield page;
    cursor = next;
  } while (cursor !== '0');
}
