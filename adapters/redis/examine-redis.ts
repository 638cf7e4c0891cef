import { within } from '../../src/async/within.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { type Finding, findingsOn } from '../../src/ports/finding.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Config } from '../../src/start/config.ts';
import { clockFinding } from '../../src/start/doctor/clock-skew.ts';
import { addressOf } from '../../src/start/redis-address.ts';
import { connectRedis, type RedisClient } from './connection.ts';
import { findInstalled } from './embedded/find-server.ts';

const redisFindings = findingsOn('Redis');
const PATIENCE_MS = 5_000;

export interface ExaminedRedis {
  readonly findings: readonly Finding[];
  /** Null where there is none to be asked. */
  readonly redis: RedisClient | null;
}

/** Looks at the server that is configured; one of our own is not started for that. */
export async function examineRedis(config: Config, clock: Clock, logger: Logger): Promise<ExaminedRedis> {
  if (!config.redis) return { findings: [ownServer(config.searchPath)], redis: null };
  const redis = connectRedis(config.redis, 'commands', logger);
  try {
    await within(PATIENCE_MS, redis.connect());
    return { findings: await examine(redis, addressOf(config.redis), clock), redis };
  } catch (error) {
    redis.disconnect();
    return { findings: [away(addressOf(config.redis), error)], redis: null };
  }
}

function ownServer(searchPath: string): Finding {
  const file = findInstalled(searchPath);
  if (file) return redisFindings.ok(`none is configured: the bot starts its own, ${file}`);
  return redisFindings.warning(
    'none is configured, and no server is installed: the first start unpacks one, where apt works',
    'Install one (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis), or set REDIS_URL.',
  );
}

function away(place: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const fix = /WRONGPASS|NOAUTH|NOPERM/.test(reason)
    ? 'Correct user and password in REDIS_URL.'
    : 'Start it, correct REDIS_URL, or leave REDIS_URL out: then the bot starts one of its own.';
  return redisFindings.fault(`does not answer at ${place} (${reason})`, fix);
}

async function examine(redis: RedisClient, place: string, clock: Clock): Promise<readonly Finding[]> {
  const info = infoFields(
    `${await redis.info('server')}\n${await redis.info('persistence')}\n${await redis.info('memory')}`,
  );
  const [seconds] = await redis.time();
  return [
    versionFinding(info['valkey_version'] ?? info['redis_version'] ?? '', place),
    persistenceFinding(info),
    evictionFinding(info['maxmemory_policy'] ?? '', info['maxmemory'] ?? '0'),
    clockFinding('Redis', Number(seconds) * 1000, clock()),
  ];
}

function infoFields(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
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
