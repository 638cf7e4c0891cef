import { z } from 'zod';
import type { Attempt } from '../../src/domain/attempt.ts';
import { type ParcelKey, parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import type { OwnerStore } from '../../src/ports/owner-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readOwner, writeOwner } from './owner-text.ts';
import { readJson } from './read-json.ts';
import { defineScript } from './script.ts';

/** Longer than any outage after which it is looked what became of them. */
const KEPT_S = 7 * 24 * 60 * 60;

const begun = z.tuple([z.coerce.number(), z.number()]);
/** First and last time, and the owner. */
const stored = z.object({ f: z.number(), l: z.number(), o: z.string() });

/** Attempts to bring parcels in: a hash for each parcel, and a set of those that have one. */
export function createAttempts(
  redis: RedisClient,
  keys: Keyspace,
): Pick<OwnerStore, 'attempt' | 'settle' | 'unsettled'> {
  const beginAttempt = defineScript(redis, 'beginAttempt');
  const settleAttempt = defineScript(redis, 'settleAttempt');

  async function attemptsAt(key: ParcelKey): Promise<readonly Attempt[]> {
    const fields = Object.entries(await redis.hgetall(keys.attempts(key)));
    // Forgotten with the workspace, or run out.
    if (fields.length === 0) await settleAttempt([keys.attempts(key), keys.unsettled], [parcelId(key), '']);
    return fields.flatMap(([field, text]) => {
      const read = readJson(text, stored);
      const words = field.slice(field.lastIndexOf('#') + 1);
      return read ? [{ key, owner: readOwner(read.o), words, first: read.f, last: read.l }] : [];
    });
  }

  return {
    async attempt({ key, owner, words, last }) {
      const [first, isAgain] = begun.parse(
        await beginAttempt(
          [keys.attempts(key), keys.unsettled],
          [parcelId(key), fieldOf({ owner, words }), writeOwner(owner), last, KEPT_S],
        ),
      );
      return { first, isAgain: isAgain === 1 };
    },

    async settle({ key, owner, words }) {
      await settleAttempt([keys.attempts(key), keys.unsettled], [parcelId(key), fieldOf({ owner, words })]);
    },

    async unsettled(most) {
      const [, ids] = await redis.sscan(keys.unsettled, '0', 'COUNT', most);
      const found = await Promise.all(ids.slice(0, most).map((id) => attemptsAt(toParcelKey(id))));
      return found.flat();
    },
  };
}

function fieldOf({ owner, words }: Pick<Attempt, 'owner' | 'words'>): string {
  return `${owner.channel ?? owner.workspace}#${words}`;
}
