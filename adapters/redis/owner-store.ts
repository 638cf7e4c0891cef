import { mapInParts } from '../../src/async/in-parts.ts';
import type { Ownership } from '../../src/domain/owner.ts';
import type { ParcelKey } from '../../src/domain/parcel.ts';
import type { OwnerStore } from '../../src/ports/owner-store.ts';
import { createAttempts } from './attempts.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readOwner, writeOwner } from './owner-text.ts';
import { defineScript } from './script.ts';

export function createOwnerStore(redis: RedisClient, keys: Keyspace): OwnerStore {
  const claimParcel = defineScript(redis, 'claimParcel');
  const replaceField = defineScript(redis, 'replaceField');
  return {
    read: (all) =>
      mapInParts(all, async (key) => ownershipOf(redis, keys, key, await redis.hget(keys.parcel(key), 'o'))),

    ...createAttempts(redis, keys),

    async claim(key, title, owner) {
      await claimParcel([keys.parcel(key)], [writeOwner(owner), title ?? '']);
    },

    async claimUnowned(key, owner) {
      await redis.hsetnx(keys.parcel(key), 'o', writeOwner(owner));
    },

    async replace(key, owner, by) {
      return (await replaceField([keys.parcel(key)], ['o', writeOwner(owner), writeOwner(by)])) === 1;
    },
  };
}

/** @param owner as it is stored; null or empty for none */
export async function ownershipOf(
  redis: RedisClient,
  keys: Keyspace,
  key: ParcelKey,
  owner: string | null,
): Promise<Ownership> {
  if (owner) return readOwner(owner);
  return (await redis.exists(keys.attempts(key))) === 1 ? 'unsettled' : 'nobody';
}
