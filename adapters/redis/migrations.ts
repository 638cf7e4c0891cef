import type { Logger } from '../../src/ports/logger.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { inPieces } from './pieces.ts';
import { scan } from './scan.ts';
import { defineScript } from './script.ts';

/** Brings what an older version has stored into today's form. May be run again after it was interrupted. */
type Migration = (redis: RedisClient, keys: Keyspace) => Promise<void>;

/**
 * The first one leads from version 1 to 2, and so on: never change one that was released. What changes how two
 * processes share the work is a new version as well: see `admission.ts`.
 */
const MIGRATIONS: readonly Migration[] = [
  parcelsInPieces,
  processesKnown,
  homeAmongWorkspaces,
  lastStepsKnown,
];
/** Of the form of what is stored. */
export const VERSION = MIGRATIONS.length + 1;

/** Only for whoever has the lock, and after {@link noteVersion}. */
export async function migrate(redis: RedisClient, keys: Keyspace, logger: Logger): Promise<void> {
  for (let version = Number(await redis.get(keys.version)); version < VERSION; version += 1) {
    await MIGRATIONS[version - 1]?.(redis, keys);
    await redis.set(keys.version, version + 1);
    logger.info({ version: version + 1 }, 'what is stored was brought into a newer form');
  }
}

/** Before versions were noted there was 1. Where nothing is stored, there is nothing to migrate. */
export async function noteVersion(redis: RedisClient, keys: Keyspace): Promise<void> {
  if ((await redis.get(keys.version)) !== null) return;
  await redis.set(keys.version, (await isEmpty(redis, keys)) ? VERSION : 1, 'NX');
}

async function isEmpty(redis: RedisClient, keys: Keyspace): Promise<boolean> {
  const own = new Set([keys.version, keys.migrating, keys.instances]);
  for await (const names of scan(redis, keys.all)) if (names.some((name) => !own.has(name))) return false;
  return true;
}

/** From version 3 on every process says that it runs. Nothing stored changes, but programs that do not say so refuse it. */
async function processesKnown(): Promise<void> {}

/**
 * Version 5 knows two last steps where there was the one name `pickup`, which is still read. Nothing stored changes, but an older
 * program would take them for no status at all.
 */
async function lastStepsKnown(): Promise<void> {}

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

/** Version 4 leaves it to the host to name his workspaces; the one that came first is only one that has used the bot. */
async function homeAmongWorkspaces(redis: RedisClient, keys: Keyspace): Promise<void> {
  const former = await redis.get(keys.formerHome);
  if (former !== null) await redis.zadd(keys.workspaces, 'NX', 0, former);
  await redis.del(keys.formerHome);
}
