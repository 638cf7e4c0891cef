import { within } from '../../src/async/within.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { type Finding, findingsOn } from '../../src/ports/finding.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Config } from '../../src/start/config.ts';
import { clockFinding } from '../../src/start/doctor/clock-skew.ts';
import { addressOf } from '../../src/start/redis-address.ts';
import { connectRedis, type RedisClient } from './connection.ts';
import { createDataMemory } from './data-set.ts';
import { examineData } from './examine-data.ts';
import { examineDurability } from './examine-durability.ts';
import { examineOwnServer, findOwn } from './examine-own-server.ts';
import { createKeyspace, type Keyspace } from './keyspace.ts';
import { readInfo } from './read-info.ts';

const redisFindings = findingsOn('Redis');
const PATIENCE_MS = 5_000;

export interface ExaminedRedis {
  readonly findings: readonly Finding[];
  readonly keys: Keyspace;
  /** Null where there is none to be asked. */
  readonly redis: RedisClient | null;
}

/** Looks at the server that is configured, or at our own while it runs; none is started for that. */
export async function examineRedis(config: Config, clock: Clock, logger: Logger): Promise<ExaminedRedis> {
  const memory = createDataMemory(config.dataDirectory, config.keyPrefix);
  const keys = createKeyspace(config.keyPrefix);
  const own = config.redis ? [] : await examineOwnServer(config, memory);
  let redis: RedisClient | null = null;
  try {
    redis = config.redis ? connectRedis(config.redis, 'commands', logger) : await findOwn(config, logger);
    if (!redis) return { findings: own, keys, redis };
    await within(PATIENCE_MS, redis.connect());
    const place = config.redis ? addressOf(config.redis) : config.dataDirectory;
    const found = [...(await examine(redis, place, clock)), ...(await examineData(redis, keys, memory))];
    return { findings: [...own, ...found], keys, redis };
  } catch (error) {
    redis?.disconnect();
    return { findings: [...own, away(config, error)], keys, redis: null };
  }
}

function away({ redis, dataDirectory }: Config, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  if (!redis) {
    const text = `does not answer in ${dataDirectory} (${reason})`;
    return redisFindings.fault(
      text,
      'The bot that runs there starts it again; its log and /healthz say more.',
    );
  }
  const fix = /WRONGPASS|NOAUTH|NOPERM/.test(reason)
    ? 'Correct user and password in REDIS_URL.'
    : 'Start it, correct REDIS_URL, or leave REDIS_URL out: then the bot starts one of its own.';
  return redisFindings.fault(`does not answer at ${addressOf(redis)} (${reason})`, fix);
}

async function examine(redis: RedisClient, place: string, clock: Clock): Promise<readonly Finding[]> {
  const info = await readInfo(redis);
  const [seconds] = await redis.time();
  return [
    versionFinding(info['valkey_version'] ?? info['redis_version'] ?? '', place),
    persistenceFinding(info),
    ...(await examineDurability(redis, info)),
    evictionFinding(info['maxmemory_policy'] ?? '', info['maxmemory'] ?? '0'),
    clockFinding('Redis', Number(seconds) * 1000, clock()),
  ];
}

/** https://docs.bullmq.io/guide/redis-tm-compatibility */
function versionFinding(version: string, place: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const text = `answers at ${place}, version ${version || 'unknown'}`;
  if (major < 5)
    return redisFindings.fault(text, 'Upgrade it to 6.2 or newer; below 5 the bot’s queues do not work.');
  if (major < 6 || (major === 6 && minor < 2))
    return redisFindings.warning(text, 'Upgrade it to 6.2 or newer.');
  return redisFindings.ok(text);
}

function persistenceFinding(info: Readonly<Record<string, string>>): Finding {
  if (info['aof_enabled'] !== '1') {
    return redisFindings.warning(
      'keeps no append-only file: after a crash, subscriptions and updates that were just made are gone',
      'Set appendonly yes in redis.conf (redis-cli CONFIG SET appendonly yes && redis-cli CONFIG REWRITE).',
    );
  }
  if (info['aof_last_write_status'] === 'err' || info['aof_last_bgrewrite_status'] === 'err') {
    return redisFindings.fault(
      'could not write its append-only file',
      'Look at the server’s log and the space on its disk.',
    );
  }
  return redisFindings.ok('keeps an append-only file');
}

/** https://docs.bullmq.io/guide/going-to-production#max-memory-policy */
function evictionFinding(policy: string, limit: string): Finding {
  if (policy === 'noeviction') return redisFindings.ok('evicts nothing');
  const text = `evicts keys when memory runs out (maxmemory-policy ${policy || 'unknown'}${limit === '0' ? ', no limit is set yet' : ''})`;
  return redisFindings.fault(
    text,
    'Set maxmemory-policy noeviction in redis.conf: what is evicted is an update nobody gets.',
  );
}
