import type { RedisClient } from './connection.ts';

const SECTIONS = ['server', 'persistence', 'memory', 'replication'] as const;

/** What a server says of itself, by its own names for it. https://redis.io/docs/latest/commands/info/ */
export async function readInfo(redis: RedisClient): Promise<Readonly<Record<string, string>>> {
  const texts = await Promise.all(SECTIONS.map((section) => redis.info(section)));
  const lines = texts
    .join('\n')
    .split('\n')
    .filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}
