import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';

/**
 * A mark tells the data set in Redis from any other, and a file beside Redis remembers it: what is gone cannot say so
 * itself. It begins with when it was made, Unix milliseconds.
 */
type Mark = string;

/** What the file remembers, by the prefix of the keys. */
const remembered = z.record(z.string(), z.string());

export interface DataMemory {
  /** Null where none was seen yet. */
  read(): Promise<Mark | null>;
  /** Rejects where the directory cannot be written to. */
  write(mark: Mark): Promise<void>;
}

export function createDataMemory(dataDirectory: string, keyPrefix: string): DataMemory {
  const file = join(dataDirectory, 'redis-data.json');
  const readAll = async () => {
    try {
      return remembered.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    read: async () => (await readAll())[keyPrefix] ?? null,
    async write(mark) {
      await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
      const aside = `${file}.${process.pid}`;
      await writeFile(aside, JSON.stringify({ ...(await readAll()), [keyPrefix]: mark }));
      await rename(aside, file);
    },
  };
}

export function newMark(madeAt: number): Mark {
  return `${madeAt}-${randomUUID()}`;
}

/** Whether a data set was begun after another one, which it has replaced then. */
export function isLater(mark: Mark, than: Mark): boolean {
  return Number.parseInt(mark, 10) > Number.parseInt(than, 10);
}

export async function readEmptied(redis: RedisClient, keys: Keyspace): Promise<string | null> {
  const at = await redis.get(keys.emptied);
  return at === null ? null : emptiedText(Number(at));
}

/** For people; `at` is when it was noticed, Unix milliseconds. */
export function emptiedText(at: number): string {
  return `came back empty, noticed at ${new Date(at).toISOString()}: what people follow, their settings and posts that waited are gone. Restore a backup, or start once with --resume when that is dealt with`;
}
