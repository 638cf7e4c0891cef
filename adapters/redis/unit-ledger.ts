import { z } from 'zod';
import type { Allowance, Party } from '../../src/domain/party.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Booked, UnitLedger } from '../../src/ports/unit-ledger.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { partyKeys } from './party-key.ts';
import { defineScript } from './script.ts';

const answer = z.union([
  z.tuple([z.literal(0), z.number()]),
  z.tuple([z.union([z.literal(1), z.literal(2)]), z.number(), z.number()]),
]);

/** Sums of fractions are not exact, so thousandths are counted. */
const PARTS = 1_000;

/** `clock` instead of Redis's own, which all processes share. */
export function createUnitLedger(
  redis: RedisClient,
  keys: Keyspace,
  limits: Allowance,
  clock: Clock | null,
): UnitLedger {
  const bookUnits = defineScript(redis, 'bookUnits');

  async function count(
    party: Party,
    units: number,
    mode: 'book' | 'look',
    day: number | null = null,
  ): Promise<Booked> {
    const parties = partyKeys(party).map(keys.units);
    const wanted = Math.round(units * PARTS);
    const most = [limits.person * PARTS, limits.workspace * PARTS];
    const args = [clock?.() ?? '', wanted, mode === 'book' ? '1' : '', day ?? '', ...most];
    const counted = answer.parse(await bookUnits(parties, args));
    if (counted[0] === 0) return { kind: 'booked', day: counted[1] };
    const [full, left, retryAfterMs] = counted;
    const of = full === 1 ? 'person' : 'workspace';
    return { kind: 'too-much', of, limit: limits[of], left: left / PARTS, retryAfterMs };
  }

  return {
    book: (party, units) => count(party, units, 'book'),
    look: (party, units) => count(party, units, 'look'),
    async giveBack(party, units, day) {
      if (units > 0) await count(party, -units, 'book', day);
    },
  };
}
