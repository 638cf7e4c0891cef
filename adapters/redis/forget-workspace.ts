import { z } from 'zod';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readOwner } from './owner-text.ts';
import { readJson } from './read-json.ts';
import { scan, scanHash, scanSet, scanSorted } from './scan.ts';
import { defineScript } from './script.ts';

/** Whether a name, a field or a member is of the workspace. */
type Mentions = (text: string) => boolean;

/**
 * Walks through everything, a page at a time, and takes out what is a workspace's, whatever key it is in: channels' ids
 * begin with the workspace's. Without an index there is nothing that could be missing in it, and workspaces leave seldom.
 */
export function createForgetting(redis: RedisClient, keys: Keyspace): (workspace: string) => Promise<void> {
  const replaceField = defineScript(redis, 'replaceField');
  const disownParcel = defineScript(redis, 'disownParcel');

  /** A title waits for every channel that follows the parcel, though it is shown to its owner alone. */
  async function untitle(field: string, text: string, workspace: string): Promise<void> {
    const change = readJson(text, titled);
    if (!change?.title) return;
    const owner = await redis.hget(`${keys.parcels}${field.slice(0, field.indexOf('#'))}`, 'o');
    if (owner === null || readOwner(owner).workspace !== workspace) return;
    await replaceField([keys.outbox], [field, text, JSON.stringify({ ...change, title: null })]);
  }

  async function untitleChanges(workspace: string): Promise<void> {
    for await (const page of scanHash(redis, keys.outbox)) {
      await Promise.all(pairs(page).map(([field, text]) => untitle(field, text, workspace)));
    }
  }

  async function clean(name: string, mentions: Mentions, workspace: string): Promise<unknown> {
    if (mentions(name.slice(keys.prefix.length))) return redis.unlink(name);
    switch (await redis.type(name)) {
      case 'string': {
        const text = await redis.get(name);
        return text !== null && isOf(text, workspace) && redis.unlink(name);
      }
      case 'hash': {
        const owner = name.startsWith(keys.parcels) ? await redis.hget(name, 'o') : null;
        if (owner !== null && readOwner(owner).workspace === workspace) await disownParcel([name], [owner]);
        return removeEach(scanHash(redis, name), 2, mentions, (fields) => redis.hdel(name, ...fields));
      }
      case 'set':
        return removeEach(scanSet(redis, name), 1, mentions, (members) => redis.srem(name, ...members));
      case 'zset':
        return removeEach(scanSorted(redis, name), 2, mentions, (members) => redis.zrem(name, ...members));
      default:
        return null;
    }
  }

  return async (workspace) => {
    const mentions = mentionsOf(workspace);
    await untitleChanges(workspace);
    for await (const names of scan(redis, keys.all)) {
      await Promise.all(names.map((name) => clean(name, mentions, workspace)));
    }
  };
}

const titled = z.looseObject({ title: z.string().nullable() });
const owned = z.object({ workspace: z.string() });

/** A text of one of its channels, or one that notes whose it is, as a draft does. */
function isOf(text: string, workspace: string): boolean {
  if (text === workspace || text.startsWith(`${workspace}/`)) return true;
  return text.startsWith('{') && readJson(text, owned)?.workspace === workspace;
}

/**
 * `slack/T1` in `lane:slack/T1/C1`, `sto/402934299065#3@slack/T1/C1` and `slack/T1/C1#query`, but not in `slack/T10/C1`:
 * ids are percent-encoded.
 */
function mentionsOf(workspace: string): Mentions {
  const id = workspace.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?:^|[:@ ]|^[qg]/)${id}(?:$|[/: ])`);
  return (text) => pattern.test(text);
}

async function removeEach(
  pages: AsyncGenerator<readonly string[]>,
  step: 1 | 2,
  mentions: Mentions,
  remove: (found: readonly string[]) => Promise<unknown>,
): Promise<void> {
  for await (const page of pages) {
    const found = page.filter((text, place) => place % step === 0 && mentions(text));
    if (found.length > 0) await remove(found);
  }
}

function pairs(page: readonly string[]): readonly (readonly [field: string, value: string])[] {
  return page.flatMap((field, place) => (place % 2 === 0 ? [[field, page[place + 1] ?? ''] as const] : []));
}
