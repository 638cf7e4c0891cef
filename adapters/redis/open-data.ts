import { within } from '../../src/async/within.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { admit, olderText } from './admission.ts';
import type { RedisClient } from './connection.ts';
import { createDataMemory, type DataMemory, emptiedText, isLater, newMark, readEmptied } from './data-set.ts';
import { createInstance, type Instance, RENEW_EVERY_MS, type Renewed } from './instances.ts';
import type { Keyspace } from './keyspace.ts';
import { VERSION } from './migrations.ts';
import { createFindOlderWorkers, type FindOlderWorkers, workerName } from './older-workers.ts';

export interface OpenData {
  /** What was lost and nobody has said that he knows; null where nothing was. */
  lost(): Promise<string | null>;
  /** Resolves, with the reason, when another version works on what is stored: this process must not go on. */
  readonly superseded: Promise<string>;
  /** By which the workers of this process are known to be of this version. */
  readonly workerName: string;
  close(): Promise<void>;
}

export interface OpenDataOptions {
  readonly logger: Logger;
  /** What the queues' keys begin with, and the names of the workers' connections. */
  readonly workerPrefix: string;
  readonly keyPrefix: string;
  /** Absolute; where it is remembered what Redis held. */
  readonly dataDirectory: string;
  /** Which parts run in this process; null or nothing for all of them. */
  readonly roles?: readonly string[] | null;
  /** A person knows what was lost. */
  readonly resume?: boolean;
}

interface Held extends OpenDataOptions {
  readonly redis: RedisClient;
  readonly keys: Keyspace;
  readonly instance: Instance;
  readonly memory: DataMemory;
  readonly findOlderWorkers: FindOlderWorkers;
}

const LAST_WORD_MS = 1_000;

/**
 * Lets this process at what is stored, as soon as that is safe, and keeps looking whether it still is. Rejects with a
 * StartupError.
 */
export async function openData(
  redis: RedisClient,
  keys: Keyspace,
  options: OpenDataOptions,
): Promise<OpenData> {
  const instance = createInstance(redis, keys, { version: VERSION, roles: options.roles ?? null });
  const memory = createDataMemory(options.dataDirectory, options.keyPrefix);
  const findOlderWorkers = createFindOlderWorkers(redis, options.workerPrefix, options.logger);
  const held: Held = { ...options, redis, keys, instance, memory, findOlderWorkers };
  await admit(redis, keys, held);
  const mark = await recognise(held);
  const { superseded, end } = watch(held, mark);
  return {
    superseded,
    workerName: workerName(),
    lost: () => readEmptied(redis, keys),
    async close() {
      // Without that, it is known of for some seconds more.
      await within(LAST_WORD_MS, end().then(instance.leave)).catch(() => {});
    },
  };
}

/** Resolves to the mark of the data set, after it was compared with the last one that was seen from here. */
async function recognise(held: Held): Promise<string> {
  const { redis, keys, instance, memory, resume } = held;
  const known = await memory.read();
  const [seconds] = await redis.time();
  if (known === null) await redis.set(keys.mark, newMark(Number(seconds) * 1_000), 'NX');
  if (resume) await redis.del(keys.emptied);
  return compare(held, known, await instance.renew());
}

async function compare(held: Held, known: string | null, { mark, emptiedAt }: Renewed): Promise<string> {
  const { redis, keys, memory, logger } = held;
  let noticedAt = emptiedAt;
  if (known !== null && known !== mark && noticedAt === null) {
    if (isLater(mark, known)) {
      // Another process began it anew, and had nothing to compare it with.
      noticedAt = Date.now();
      await redis.set(keys.emptied, noticedAt);
    } else logger.warn({}, 'Redis holds an earlier data set than the last time: a backup, or another Redis');
  }
  if (noticedAt !== null) logger.error({}, `Redis ${emptiedText(noticedAt)}`);
  if (known !== mark) {
    await memory.write(mark).catch((error) => {
      logger.warn(
        { err: error },
        'DATA_DIR cannot be written: a Redis that comes back empty would not be noticed',
      );
    });
  }
  return mark;
}

/** Renews the lease again and again, and at once when the connection is back. */
function watch(held: Held, first: string) {
  const { redis, instance, findOlderWorkers, logger } = held;
  let known = first;
  let supersede: (reason: string) => void = () => {};
  const superseded = new Promise<string>((resolve) => {
    supersede = resolve;
  });
  const renew = async () => {
    try {
      const found = await instance.renew();
      if (found.stored !== VERSION) supersede(supersededText(found.stored));
      else if (found.mark !== known) known = await compare(held, known, found);
      // One that started at the same moment, or was cut off while this one came in.
      const older = await findOlderWorkers();
      if (older.length > 0) supersede(olderText(older));
    } catch (error) {
      logger.debug({ err: error }, 'the lease of this process was not renewed');
    }
  };
  let renewing: Promise<void> | null = null;
  const renewNext = () => {
    renewing ??= renew().finally(() => {
      renewing = null;
    });
  };
  const timer = setInterval(renewNext, RENEW_EVERY_MS);
  timer.unref();
  redis.on('ready', renewNext);
  return {
    superseded,
    /** Resolves when nothing is under way any more. */
    async end() {
      clearInterval(timer);
      redis.off('ready', renewNext);
      await renewing;
    },
  };
}

function supersededText(stored: number): string {
  return `What Redis holds is of version ${stored} now, and this program knows version ${VERSION}: it ends, before it spoils anything. Start the program that everything else runs.`;
}
