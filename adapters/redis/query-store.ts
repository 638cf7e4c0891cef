import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ChannelRef, channelId, toChannelRef, workspaceId } from '../../src/domain/channel.ts';
import type { QuerySubscription } from '../../src/domain/subscription.ts';
import type { QueryStore } from '../../src/ports/query-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';
import { defineScript } from './script.ts';
import { someWishes, storedElsewhere } from './subscription-text.ts';

const stored = z.object({
  c: z.string(),
  q: z.string(),
  b: z.string(),
  a: z.number(),
  w: someWishes,
  e: storedElsewhere,
});

/** In the order in which the script is given them. */
const PLACES = ['channel', 'workspace'] as const;

export function createQueryStore(redis: RedisClient, keys: Keyspace): QueryStore {
  const addQuery = defineScript(redis, 'addQuery');
  return {
    async add({ channel, query, by, at, wishes, fromElsewhere }, most) {
      const e = fromElsewhere ? 1 : undefined;
      const text = JSON.stringify({ c: channelId(channel), q: query, b: by, a: at, w: wishes, e });
      const places = [`${channelId(channel)}#`, most.channel, `${workspaceId(channel)}/`, most.workspace];
      const full = await addQuery([keys.queries], [fieldOf(channel, query), text, ...places]);
      return PLACES[Number(full) - 1] ?? null;
    },

    async remove(channel, query) {
      return (await redis.hdel(keys.queries, fieldOf(channel, query))) === 1;
    },

    async read(channel, query) {
      const text = await redis.hget(keys.queries, fieldOf(channel, query));
      return (text === null ? [] : read(text))[0] ?? null;
    },

    async list(channel) {
      const all = (await redis.hvals(keys.queries)).flatMap(read);
      const wanted = channel && channelId(channel);
      return all
        .filter((each) => wanted === undefined || channelId(each.channel) === wanted)
        .sort((a, b) => a.at - b.at);
    },
  };
}

/** Blanks make no difference to a query. */
function fieldOf(channel: ChannelRef, query: string): string {
  const text = query.trim().replace(/\s+/g, ' ');
  return `${channelId(channel)}#${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
}

function read(text: string): readonly QuerySubscription[] {
  const found = readJson(text, stored);
  const channel = found && toChannelRef(found.c);
  if (!channel) return [];
  const { q: query, b: by, a: at, w: wishes, e } = found;
  return [{ channel, query, by, at, wishes, ...(e ? { fromElsewhere: true } : {}) }];
}
