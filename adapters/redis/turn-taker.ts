import { z } from 'zod';
import type { Clock } from '../../src/ports/clock.ts';
import type { TurnTaker } from '../../src/ports/turn-taker.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { partyKeys } from './party-key.ts';
import { defineScript } from './script.ts';

const MINUTE_MS = 60_000;

const answer = z.union([
  z.tuple([z.literal(0)]),
  z.tuple([z.union([z.literal(1), z.literal(2)]), z.number()]),
]);

/** `clock` instead of Redis's own, which all processes share. What is kept of a party ends with its rest. */
export function createTurnTaker(redis: RedisClient, keys: Keyspace, clock: Clock | null): TurnTaker {
  const takeTurns = defineScript(redis, 'takeTurns');
  return {
    async take(what, party, aMinute) {
      const parties = partyKeys(party).map((each) => keys.turns(what, each));
      const of = [aMinute.person, aMinute.workspace].flatMap((turns) => [MINUTE_MS / turns, turns]);
      const [slow, retryAfterMs] = answer.parse(await takeTurns(parties, [clock?.() ?? '', ...of]));
      if (retryAfterMs === undefined) return { kind: 'taken' };
      return { kind: 'too-fast', of: slow === 1 ? 'person' : 'workspace', retryAfterMs };
    },
  };
}
