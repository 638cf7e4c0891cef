import { appendFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serversIn, useClient, useDataDirectory, useEmbedded } from '../../support/embedded.ts';
import { eventually } from '../../support/eventually.ts';

const LATER = ['one', 'two', 'three', 'four'];

/** Files as a server leaves them: `old` is in the base, {@link LATER} in the commands behind it. */
async function useStored() {
  const directory = await useDataDirectory();
  const { redis } = await useEmbedded(directory);
  const client = useClient(redis);
  await client.set('old', 'in the base');
  await client.bgrewriteaof();
  await untilWritten(client);
  for (const key of LATER) await client.set(key, key.repeat(100));
  client.disconnect();
  await redis.stop();
  const files = join(directory, 'redis/appendonlydir');
  const named = async (part: string) =>
    join(files, (await readdir(files)).find((name) => name.includes(part)) ?? 'none');
  return {
    directory,
    files,
    base: await named('base'),
    commands: await named('incr'),
    manifest: await named('manifest'),
  };
}

/** A base that is being written takes its time. */
async function untilWritten(client: ReturnType<typeof useClient>): Promise<void> {
  const isIdle = /aof_rewrite_in_progress:0\s+aof_rewrite_scheduled:0/;
  await eventually(async () => expect(await client.info('persistence')).toMatch(isIdle));
}

type Stored = Awaited<ReturnType<typeof useStored>>;

/** Starts on what is there; tells what can still be read, what was logged, and what was put aside. */
async function startOn({ directory }: Stored) {
  const { redis, logger } = await useEmbedded(directory);
  const keys = (await useClient(redis).keys('*')).sort();
  const told = logger.lines.filter(({ level }) => level === 'error').map((line) => JSON.stringify(line));
  const aside = (await readdir(join(directory, 'redis'))).filter((name) => name.startsWith('broken-'));
  const { away, incidents } = await redis.health();
  expect(away).toBeNull();
  expect(incidents).toHaveLength(told.length);
  expect(serversIn(directory)).toHaveLength(1);
  return { keys, told: told.join('\n'), aside, redis };
}

async function replaceIn(file: string, found: string, by: string): Promise<void> {
  const bytes = await readFile(file, 'latin1');
  expect(bytes).toContain(found);
  await writeFile(file, bytes.replace(found, by), 'latin1');
}

const WAYS: readonly {
  readonly what: string;
  readonly harm: (stored: Stored) => Promise<unknown>;
  readonly kept: readonly string[];
  readonly told: RegExp;
}[] = [
  {
    what: 'the last command is half there',
    harm: async ({ commands }) => truncate(commands, (await readFile(commands)).length - 50),
    kept: ['old', 'one', 'two', 'three'],
    told: /last \d+ of the \d+ bytes of appendonly.*incr.aof/,
  },
  {
    what: 'something else was written behind the last command',
    harm: ({ commands }) => appendFile(commands, Buffer.alloc(5_000)),
    kept: ['old', ...LATER],
    told: /last 5000 of the \d+ bytes/,
  },
  {
    what: 'there is nonsense in the middle',
    harm: ({ commands }) => replaceIn(commands, 'threethree', '\n$9\r\nbroken'),
    kept: ['old', 'one', 'two'],
    told: /bytes of appendonly.*incr.aof/,
  },
  {
    what: 'a command is no command any more',
    harm: ({ commands }) => replaceIn(commands, 'set\r\n$3\r\ntwo', 's\0t\r\n$3\r\ntwo'),
    kept: ['old', 'one'],
    told: /bytes of appendonly.*incr.aof/,
  },
  {
    what: 'the list of the files is gone',
    harm: ({ manifest }) => rm(manifest),
    kept: ['old', ...LATER],
    told: /list of the append-only files, which was made anew/,
  },
  {
    what: 'the list of the files is nonsense',
    harm: ({ manifest }) => writeFile(manifest, 'nonsense'),
    kept: ['old', ...LATER],
    told: /list of the append-only files, which was made anew/,
  },
  {
    what: 'the list of the files is empty',
    harm: ({ manifest }) => writeFile(manifest, ''),
    kept: ['old', ...LATER],
    told: /list of the append-only files, which was made anew/,
  },
  {
    what: 'the list names the base wrongly',
    harm: ({ manifest }) => replaceIn(manifest, 'base.rdb', 'bare.rdb'),
    kept: ['old', ...LATER],
    told: /list of the append-only files, which was made anew/,
  },
  {
    what: 'it was all in one file, as up to version 6, and its end is missing',
    harm: async ({ directory, files, commands }) => {
      const bytes = await readFile(commands);
      await rm(files, { recursive: true });
      await writeFile(join(directory, 'redis/appendonly.aof'), bytes.subarray(0, -50));
    },
    kept: ['one', 'two', 'three'],
    told: /last \d+ of the \d+ bytes of appendonly.aof/,
  },
  {
    what: 'the commands are gone',
    harm: ({ commands }) => rm(commands),
    kept: ['old'],
    told: /incr.aof, which is missing/,
  },
  {
    what: 'a letter in the base is another',
    harm: ({ base }) => replaceIn(base, 'in the base', 'in the vase'),
    kept: ['old', ...LATER],
    told: /what cannot be told in appendonly.*base.rdb, whose checksum is wrong/,
  },
  {
    what: 'the base is broken',
    harm: ({ base }) => replaceIn(base, 'in the base', 'not the base'),
    kept: [],
    told: /everything that was stored;/,
  },
  {
    what: 'the base is gone',
    harm: ({ base }) => rm(base),
    kept: [],
    told: /everything that was stored;/,
  },
];

describe('where what was stored cannot be read', () => {
  it.each(WAYS)(
    'because $what, the server starts on the rest, and says what was lost',
    async ({ harm, kept, told }) => {
      const stored = await useStored();
      await harm(stored);
      const first = await startOn(stored);
      expect(first.keys).toEqual([...kept].sort());
      expect(first.told).toMatch(told);
      expect(first.aside).toHaveLength(1);
      expect(first.told).toContain(first.aside[0]);
      const client = useClient(first.redis);
      await client.set('new', 'x');
      await untilWritten(client);
      await first.redis.stop();
      const second = await startOn(stored);
      expect(second.keys).toEqual([...kept, 'new'].sort());
      expect(second.told).toBe('');
    },
  );
});
