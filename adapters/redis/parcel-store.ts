import { z } from 'zod';
import { channelId, toChannelRef } from '../../src/domain/channel.ts';
import { newsDigest } from '../../src/domain/news-marks.ts';
import { type ParcelKey, parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import type { Audience, ParcelStore } from '../../src/ports/parcel-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readRecord, toFields } from './parcel-fields.ts';
import { scan } from './scan.ts';
import { defineScript } from './script.ts';

const TRIES = 5;
const MOST_KEPT_WHILE_REFUSED = 100;
const channelIds = z.array(z.string()).nullable();

export function createParcelStore(redis: RedisClient, keys: Keyspace): ParcelStore {
  const recordChange = defineScript(redis, 'recordChange');
  const recordSilence = defineScript(redis, 'recordSilence');
  const beginParcel = defineScript(redis, 'beginParcel');
  const moveParcel = defineScript(redis, 'moveParcel');
  const forgetParcel = defineScript(redis, 'forgetParcel');
  const forgetUnheard = defineScript(redis, 'forgetUnheard');

  async function followersOf(key: ParcelKey) {
    const ids = await redis.hkeys(keys.followers(key));
    return ids.flatMap((id) => toChannelRef(id) ?? []);
  }

  return {
    followersOf,

    async retitle(key, title) {
      // Only where there is something: a parcel that is not known here must not seem to be.
      if ((await redis.hexists(keys.parcel(key), 'v')) === 1)
        await redis.hset(keys.parcel(key), 'n', title ?? '');
    },

    async noteHand(key, hand) {
      if ((await redis.exists(keys.parcel(key))) === 1)
        await redis.hset(keys.parcel(key), 'h', hand ? JSON.stringify(hand) : '');
    },

    async move(from, to) {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const followers = await followersOf(from);
        const moved = await moveParcel(
          [
            keys.parcel(from),
            keys.followers(from),
            keys.parcel(to),
            keys.followers(to),
            keys.unchecked,
            keys.moved(from),
            ...followers.map((channel) => keys.channel(channel)),
          ],
          [parcelId(from), parcelId(to), ...followers.map(channelId)],
        );
        if (moved === 1) return;
      }
      throw new Error(`The parcel’s followers changed ${TRIES} times while it was being moved.`);
    },

    async forget(key) {
      const followers = await followersOf(key);
      await forgetParcel(
        [
          keys.parcel(key),
          keys.followers(key),
          keys.unchecked,
          ...followers.map((channel) => keys.channel(channel)),
        ],
        [parcelId(key)],
      );
    },

    async *pages() {
      for await (const names of scan(redis, keys.allParcels)) {
        yield names.map((name) => toParcelKey(name.slice(keys.parcels.length)));
      }
    },

    async noteHeard(key) {
      await redis.hdel(keys.parcel(key), 'u');
    },

    async forgetUnheard(key, now, notedBefore) {
      const forgotten = await forgetUnheard(
        [keys.parcel(key), keys.followers(key), keys.unchecked],
        [parcelId(key), now, notedBefore],
      );
      return forgotten === 1;
    },

    async read(key) {
      return readRecord(await redis.hgetall(keys.parcel(key)));
    },

    async record(key, expectedVersion, update, audience = []) {
      const channels = await recordChange(
        [
          keys.parcel(key),
          keys.followers(key),
          keys.outbox,
          keys.waiting,
          keys.sequence,
          keys.refusals,
          keys.unchecked,
          keys.matched,
        ],
        [
          expectedVersion,
          parcelId(key),
          update.change ? JSON.stringify(update.change) : '',
          update.uncheckedSince ?? '',
          keys.lanes,
          MOST_KEPT_WHILE_REFUSED,
          JSON.stringify(byChannel(audience)),
          update.change ? newsDigest(update.change) : '',
          ...toFields(update),
        ],
      );
      return channelIds.parse(channels)?.flatMap((id) => toChannelRef(id) ?? []) ?? null;
    },

    async noteGone(key, since) {
      const name = keys.parcel(key);
      if (since === null) await redis.hdel(name, 'g');
      // Only where there is something: a parcel that is not known here must not seem to be.
      else if ((await redis.hexists(name, 'v')) === 1) await redis.hsetnx(name, 'g', since);
      const hash = await redis.hgetall(name);
      const record = readRecord(hash);
      return record && { ...record, title: hash['n'] || null };
    },

    async recordSilence(channel, change, mark) {
      const told = await recordSilence(
        [keys.parcel(change.parcel), keys.outbox, keys.lane(channel), keys.waiting, keys.sequence],
        [
          parcelId(change.parcel),
          channelId(channel),
          JSON.stringify(change),
          mark,
          newsDigest(change),
          change.silence?.kind === 'gone' ? 'g/' : 'q/',
        ],
      );
      return told === 1;
    },

    async begin(key, update) {
      await beginParcel(
        [keys.parcel(key), keys.unchecked],
        [parcelId(key), update.uncheckedSince ?? '', ...toFields(update)],
      );
    },

    async neverChecked() {
      const rows = await redis.zrange(keys.unchecked, 0, '-1', 'WITHSCORES');
      return rows.flatMap((id, index) =>
        index % 2 === 0 ? [{ key: toParcelKey(id), createdAt: Number(rows[index + 1]) }] : [],
      );
    },
  };
}

function byChannel(audience: Audience): Record<string, readonly string[]> {
  const queries: Record<string, string[]> = {};
  for (const { channel, query } of audience) {
    const id = channelId(channel);
    queries[id] = [...(queries[id] ?? []), query];
  }
  return queries;
}
