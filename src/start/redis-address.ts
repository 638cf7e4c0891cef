import type { RedisConfig } from './redis-settings.ts';

/** Where Redis is, as people may read it: without the password. */
export function addressOf(redis: RedisConfig): string {
  const { host } = new URL(redis.url);
  if (redis.kind === 'server') return host;
  if (redis.kind === 'cluster') return `${host} (a cluster)`;
  return `${host}, asking ${redis.sentinels.map((each) => `${each.host}:${each.port}`).join(' and ')}`;
}
