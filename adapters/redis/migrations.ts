import { setTimeout } from 'node:timers/promises';
import { Cluster } from 'ioredis';
import type { Logger } from '../../src/ports/logger.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { inPieces } from './pieces.ts';
import { defineScript } from './script.ts';

/** Brings what an older version has stored into today's form. May be run again after it was interrupted. */
type Migration = (redis: RedisClient, keys: Keyspace) => Promise<void>;

/** The first one leads from version 1 to 2, and so on: never change one that was released. */
const MIGRATIONS: readonly Migration[] = [parcelsInPieces];
const VERSION = MIGRATIONS.length + 1;

const LOCK_MS = 60_000;
const LOOK_AGAIN_MS = 250;
const AT_ONCE = 500;

/**
 * Run before anything is read. One process migrates while the others wait; data of a newer version than this one is
 * left alone, because it would be spoilt.
 */
export async function migrate(redis: RedisClient, keys: Keyspace, logger: Logger): Promise<void> {
  for (;;) {
    const stored = await storedVersion(redis, keys);
    if (stored === VERSION) return;
    if (stored > VERSION) {
      throw new StartupError(
        `Redis holds data of version ${stored}, and this program knows versions up to ${VERSION}. Start the newer program, or restore a backup from before the upgrade.`,
      );
    }
    if (await redis.set(keys.migrating, '1', 'PX', LOCK_MS, 'NX')) {
      await migrateFrom(redis, keys, logger);
      return;
    }
    await setTimeout(LOOK_AGAIN_MS);
  }
}

async function migrateFrom(redis: RedisClient, keys: Keyspace, logger: Logger): Promise<void> {
  const keepLock = setInterval(
    () => void redis.pexpire(keys.migrating, LOCK_MS).catch(() => {}),
    LOCK_MS / 3,
  );
  try {
    // Another process may have finished just before the lock was taken.
    for (let version = await storedVersion(redis, keys); version < VERSION; version += 1) {
      await MIGRATIONS[version - 1]?.(redis, keys);
      await redis.set(keys.version, version + 1);
      logger.info({ version: version + 1 }, 'what is stored was brought into a newer form');
    }
  } finally {
    clearInterval(keepLock);
    await redis.del(keys.migrating);
  }
}

/** Before versions were noted there was 1. Where nothing is stored, there is nothing to migrate. */
async function storedVersion(redis: RedisClient, keys: Keyspace): Promise<number> {
  const noted = await redis.get(keys.version);
  if (noted !== null) return Number(noted);
  for await (const names of scan(redis, keys.all))
    if (names.some((name) => name !== keys.migrating)) return 1;
  await redis.set(keys.version, VERSION, 'NX');
  return VERSION;
}

/** Version 2 keeps long texts of a parcel in short pieces, for which Redis needs half the space. */
async function parcelsInPieces(redis: RedisClient, keys: Keyspace): Promise<void> {
  const rewriteHash = defineScript(redis, 'rewriteHash');
  async function rewrite(name: string): Promise<void> {
    const { m: marks, l: latest, ...rest } = await redis.hgetall(name);
    if (rest['v'] === undefined || (marks === undefined && latest === undefined)) return;
    const [at, text, place] = latest ? (JSON.parse(latest) as (string | null)[]) : [];
    const fields = [
      ...Object.entries({ ...rest, a: at ?? '' }),
      ...inPieces('m', marks ?? ''),
      ...inPieces('e', text ?? ''),
      ...inPieces('p', place ?? ''),
    ];
    if ((await rewriteHash([name], [rest['v'], ...fields.flat()])) !== 1) await rewrite(name);
  }
  for await (const names of scan(redis, keys.allParcels)) await Promise.all(names.map(rewrite));
}

async function* scan(redis: RedisClient, pattern: string): AsyncGenerator<readonly string[]> {
  // The names share one hash tag, but only the node that has them can list them.
  const nodes = redis instanceof Cluster ? redis.nodes('master') : [redis];
  for (const node of nodes) {
    let cursor = '0';
    do {
      const [next, names] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', AT_ONCE);
      if (names.length > 0) yield names;
      cursor = next;
    } while (cursor !== '0');
  }
}
