import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../../src/ports/logger.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import type { RedisClient } from './connection.ts';
import type { Instance } from './instances.ts';
import type { Keyspace } from './keyspace.ts';
import { migrate, noteVersion, VERSION } from './migrations.ts';
import { findWorkers } from './older-workers.ts';

export interface AdmissionOptions {
  readonly instance: Instance;
  /** What the queues' keys begin with, and the names of the workers' connections. */
  readonly workerPrefix: string;
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
  const { instance, patienceMs = PATIENCE_MS, logger } = options;
  await noteVersion(redis, keys);
  let waitingSince: number | null = null;
  for (;;) {
    const found = await instance.join(LOCK_MS);
    if (found.kind === 'joined') return;
    if (found.kind === 'newer') throw isNewer(found.stored);
    const older = found.kind === 'older' ? found.names : [];
    const running = found.kind === 'migrate' ? await migrateAlone(redis, keys, options) : older;
    if (running.length > 0) {
      if (waitingSince === null) logger.warn({ running }, 'waiting for processes of an older version to end');
      waitingSince ??= Date.now();
      if (Date.now() - waitingSince >= patienceMs) throw stillRunning(running);
    }
    await setTimeout(LOOK_AGAIN_MS);
  }
}

/** Gives the lock back, whatever happens. Resolves to who else runs, in which case nothing was done. */
async function migrateAlone(
  redis: RedisClient,
  keys: Keyspace,
  { workerPrefix, logger }: AdmissionOptions,
): Promise<readonly string[]> {
  const renew = () => void redis.pexpire(keys.migrating, LOCK_MS).catch(() => {});
  const renewing = setInterval(renew, LOCK_MS / 3);
  try {
    const workers = await findWorkers(redis, workerPrefix).catch((error) => {
      logger.warn(
        { err: error },
        'Redis does not say who is connected: see to it yourself that no older version runs',
      );
      return [];
    });
    if (workers.length === 0) await migrate(redis, keys, logger);
    return workers.map((host) => `workers connected from ${host}`);
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

function stillRunning(names: readonly string[]): StartupError {
  const list = names.map((name) => `  - ${name}`).join('\n');
  return new StartupError(
    `This is a newer version, and processes of an older one still run on the same Redis:\n${list}\nTwo versions at once would post twice. Stop those, then start this one again: it brings what is stored into the new form.`,
  );
}
