import type { Values } from './declared-settings.ts';
import { flag, list, secret, text, url } from './setting-types.ts';

/** `url` holds user, password, database and, by `rediss:`, TLS. */
export type RedisConfig =
  | { readonly kind: 'server'; readonly url: string }
  /** The URL's host is the master's name. */
  | {
      readonly kind: 'sentinels';
      readonly url: string;
      readonly sentinels: readonly HostAndPort[];
      readonly sentinelPassword: string | null;
    }
  /** The URL's host is one of the nodes. */
  | { readonly kind: 'cluster'; readonly url: string };

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

const HOST_AND_PORT = /^([^\s:]+|\[[\da-f:]+\]):(\d{1,5})$/i;

export const redisTypes = {
  REDIS_URL: secret(url('redis:', 'rediss:'), (value) => passwordsIn(value)),
  REDIS_SENTINELS: list.refine(
    (all) => all.every((each) => HOST_AND_PORT.test(each)),
    'must be a list such as one.example:26379,two.example:26379',
  ),
  REDIS_SENTINEL_PASSWORD: secret(text),
  REDIS_CLUSTER: flag,
};

type RedisSettings = Values<typeof redisTypes>;

/** As it stands in the URL, and as it is. Where Redis is may be read by everyone. */
function passwordsIn(value: string): readonly string[] {
  const { password } = new URL(value);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

export function redisFaults(set: RedisSettings): readonly string[] {
  const isSentinel = set.REDIS_SENTINELS.length > 0;
  const faults: string[] = [];
  if (isSentinel && set.REDIS_CLUSTER) faults.push('REDIS_SENTINELS and REDIS_CLUSTER exclude each other');
  if (!set.REDIS_URL && (isSentinel || set.REDIS_CLUSTER)) {
    const host = isSentinel ? 'the name of the master' : 'one of the nodes';
    faults.push(
      `REDIS_URL is missing: redis://${isSentinel ? 'mymaster' : 'node.example:6379'}, with ${host}`,
    );
  }
  return faults;
}

/** Null where none is set. */
export function toRedis(set: RedisSettings): RedisConfig | null {
  const url = set.REDIS_URL;
  if (!url) return null;
  if (set.REDIS_CLUSTER) return { kind: 'cluster', url };
  if (set.REDIS_SENTINELS.length === 0) return { kind: 'server', url };
  const sentinels = set.REDIS_SENTINELS.map((text) => {
    const [, host = '', port = ''] = HOST_AND_PORT.exec(text) ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  });
  return { kind: 'sentinels', url, sentinels, sentinelPassword: set.REDIS_SENTINEL_PASSWORD };
}
