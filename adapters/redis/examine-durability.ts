import { type Finding, findingsOn } from '../../src/ports/finding.ts';
import type { RedisClient } from './connection.ts';

const durability = findingsOn('Redis');

type Info = Readonly<Record<string, string>>;

/**
 * How much of what Redis has acknowledged it may forget: at a power cut, and when a replica takes its master's place.
 * https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/
 */
export async function examineDurability(redis: RedisClient, info: Info): Promise<readonly Finding[]> {
  const [fsync, least] = [
    await settingOf(redis, 'appendfsync'),
    await settingOf(redis, 'min-replicas-to-write'),
  ];
  return [...(info['aof_enabled'] === '1' ? [fsyncFinding(fsync)] : []), ...replicaFindings(info, least)];
}

/** Null where the server keeps its settings to itself, as managed ones do. */
async function settingOf(redis: RedisClient, name: string): Promise<string | null> {
  try {
    const [, value] = (await redis.config('GET', name)) as readonly string[];
    return value ?? null;
  } catch {
    return null;
  }
}

function fsyncFinding(fsync: string | null): Finding {
  const found = 'what was posted then is looked for again in the channels';
  switch (fsync) {
    case 'always':
      return durability.ok(
        'writes its file before it answers (appendfsync always): a power cut takes nothing back',
      );
    case 'everysec':
      return durability.warning(
        `writes its file once a second (appendfsync everysec): a power cut takes back up to two seconds; ${found}`,
        'Set appendfsync always in redis.conf, unless that is too slow for what else it serves.',
      );
    case 'no':
      return durability.warning(
        `leaves it to the system when its file is written (appendfsync no): a power cut takes back half a minute; ${found}`,
        'Set appendfsync always, or everysec, in redis.conf.',
      );
    default:
      return durability.ok(
        'does not say how often it writes its file; ask whoever runs it for appendfsync always',
      );
  }
}

/** https://redis.io/docs/latest/operate/oss_and_stack/management/replication/#allow-writes-only-with-n-attached-replicas */
function replicaFindings(info: Info, least: string | null): readonly Finding[] {
  const replicas = Number(info['connected_slaves'] ?? 0);
  if (replicas === 0) return [];
  const lags = Object.entries(info).flatMap(([name, value]) =>
    /^slave\d+$/.test(name) ? [Number(/lag=(\d+)/.exec(value)?.[1] ?? 0)] : [],
  );
  const behind = `${replicas} replica${replicas === 1 ? '' : 's'}, at most ${Math.max(0, ...lags)} s behind`;
  if (Number(least) > 0) return [durability.ok(`${behind}; it takes nothing while none keeps up`)];
  return [
    durability.warning(
      `${behind}; it goes on without them, so a failover may take back whatever they lag behind`,
      'Set min-replicas-to-write 1 and min-replicas-max-lag 10 in redis.conf.',
    ),
  ];
}
