import type { Redis } from 'ioredis';
import { parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import type { ParcelStore } from '../../src/ports/storage.ts';
import type { Keyspace } from './keyspace.ts';
import { readRecord, toFields } from './parcel-fields.ts';
import { defineScript } from './script.ts';

export function createParcelStore(redis: Redis, keys: Keyspace): ParcelStore {
  const recordChange = defineScript(redis, 'recordChange');
  return {
    async read(key) {
      return readRecord(await redis.hgetall(keys.parcel(key)));
    },

    async record(key, expectedVersion, update) {
      const deliveries = await recordChange(
        [
          keys.parcel(key),
          keys.followers(key),
          keys.outbox,
          keys.outboxOrder,
          keys.sequence,
          keys.paused,
          keys.unchecked,
        ],
        [
          expectedVersion,
          parcelId(key),
          update.change ? JSON.stringify(update.change) : '',
          update.uncheckedSince ?? '',
          ...toFields(update),
        ],
      );
      return deliveries as string[] | null;
    },

    async neverChecked() {
      const rows = await redis.zrange(keys.unchecked, 0, '-1', 'WITHSCORES');
      return rows.flatMap((id, index) =>
        index % 2 === 0 ? [{ key: toParcelKey(id), createdAt: Number(rows[index + 1]) }] : [],
      );
    },
  };
}
