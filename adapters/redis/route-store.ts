import { z } from 'zod';
import type { Route } from '../../src/domain/route.ts';
import type { RouteStore } from '../../src/ports/route-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';

const KEPT_S = 14 * 24 * 60 * 60;
const times = z.object({
  shares: z.array(z.object({ fromDays: z.number(), toDays: z.number().nullable(), share: z.number() })),
});

export function createRouteStore(redis: RedisClient, keys: Keyspace): RouteStore {
  return {
    async read(route) {
      const known = readJson(await redis.get(keys.route(idOf(route))), times);
      if (!known) await redis.sadd(keys.routesWanted, idOf(route));
      return known;
    },

    async wanted(most) {
      return (await redis.srandmember(keys.routesWanted, most)).flatMap((id) => {
        const [carrier = '', from = '', to = ''] = id.split('/');
        return carrier && from && to ? [{ carrier, from, to }] : [];
      });
    },

    async write(route, content) {
      await redis
        .multi()
        .set(keys.route(idOf(route)), JSON.stringify(content), 'EX', KEPT_S)
        .srem(keys.routesWanted, idOf(route))
        .exec();
    },
  };
}

function idOf({ carrier, from, to }: Route): string {
  return `${carrier}/${from}/${to}`;
}
