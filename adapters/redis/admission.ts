import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../../src/ports/logger.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import type { RedisClient } from './connection.ts';
import type { Instance } from './instances.ts';
import type { Keyspace } from './keyspace.ts';
import { migrate, noteVersion, VERSION } from './migrations.ts';
import type { FindOlderWorkers } from './older-workers.ts';

export interface AdmissionOptions {
  readonly instance: Instance;
  readonly findOlderWorkers: FindOlderWorkers;
  /** How long to wait for older processes to end. */
  readonly patienceMs?: number;
  readonly logger: Logger;
}

/** One that is asked to stop takes up to ten seconds, and one that was killed is known of for fifteen. */
const PATIENCE_MS = 30_000;
const LOCK_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/**
 * Resolves when this process may read and write: what is stored has the form it knows, and nobody runs who knows
 * another one. The first process of a newer version brings it into the new form, once no older one runs, while the
 * others wait; data of a newer version are left alone, because they would be spoilt. Rejects with a StartupError.
 */
export async function admit(redis: RedisClient, keys: Keyspace, options: AdmissionOptions): Promise<void> {
  const { patienceMs = PATIENCE_MS, logger } = options;
  await noteVersion(redis, keys);
  for (let waitingSince: number | null = null; ; ) {
    const older = await attempt(redis, keys, options);
    if (older === null) return;
    if (older.length > 0) {
      if (waitingSince === null) logger.warn({ older }, 'waiting for processes of an older version to end');
      waitingSince ??= Date.now();
      if (Date.now() - waitingSince >= patienceMs) throw new StartupError(olderText(older));
    }
    await setTimeout(LOOK_AGAIN_MS);
  }
}

/** Null when this process has come in; else who of an older version keeps it from that, or nobody. */
async function attempt(
  redis: RedisClient,
  keys: Keyspace,
  { instance, findOlderWorkers, logger }: AdmissionOptions,
): Promise<readonly string[] | null> {
  const workers = await findOlderWorkers();
  if (workers.length > 0) return workers;
  const found = await instance.join(LOCK_MS);
  if (found.kind === 'newer') throw isNewer(found.stored);
  if (found.kind === 'migrate') await migrateLocked(redis, keys, logger);
  return found.kind === 'joined' ? null : found.kind === 'older' ? found.names : [];
}

/** Gives the lock back, whatever happens. */
async function migrateLocked(redis: RedisClient, keys: Keyspace, logger: Logger): Promise<void> {
  const renew = () => void redis.pexpire(keys.migrating, LOCK_MS).catch(() => {});
  const renewing = setInterval(renew, LOCK_MS / 3);
  try {
    await migrate(redis, keys, logger);
  } finally {
    clearInterval(renewing);
    await redis.del(keys.migrating);
  }
}

function isNewer(stored: number): StartupError {
  return new StartupError(
    `Redis holds data of version ${stored}, and this program knows versions up to ${VERSION}. Start the newer program, or restore a backup from before the upgrade.`,
  );
}

/** For people. */
export function olderText(names: readonly string[]): string {
  const list = names.map((name) => `  - ${name}`).join('\n');
  return `This is a newer version, and processes of an older one still run on the same Redis:\n${list}\nTwo versions at once would post twice. Stop those, then start this one again: it brings what is stored into the new form.`;
}
