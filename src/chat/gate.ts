import { within } from '../async/within.ts';
import { type Allowance, partyOf } from '../domain/party.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Logger } from '../ports/logger.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';
import type { TurnTaker } from '../ports/turn-taker.ts';
import type { Origin } from './command.ts';
import type { Serves } from './serving.ts';

export interface GateNeeds {
  readonly serves: Serves;
  readonly turns: TurnTaker;
  /** Commands a minute. */
  readonly pace: Allowance;
  readonly logger: Logger;
}

/** Who comes in at all, and how often. */
export interface Gate {
  /** `not-served`, or `too-fast`. */
  admit(asker: Pick<Origin, 'channel' | 'user'>, what: 'command' | 'typing'): Promise<Result<void>>;
}

/** Platforms wait three seconds for a first word. */
const PATIENCE_MS = 1_000;
/** Each letter that is typed asks anew. */
const LETTERS = 5;

export function createGate({ serves, turns, pace, logger }: GateNeeds): Gate {
  const faster = { person: pace.person * LETTERS, workspace: pace.workspace * LETTERS };

  async function isServed({ channel }: Pick<Origin, 'channel'>): Promise<boolean> {
    try {
      return await within(PATIENCE_MS, serves(channel));
    } catch (error) {
      // Better nobody than somebody whom nobody wanted to serve.
      logger.warn({ err: error, channel }, 'not found out whether somebody is to be served');
      return false;
    }
  }

  return {
    async admit(asker, what) {
      if (!(await isServed(asker))) return failure({ code: 'not-served' });
      const aMinute = what === 'command' ? pace : faster;
      try {
        const taken = await within(PATIENCE_MS, turns.take(what, partyOf(asker), aMinute));
        if (taken.kind === 'taken') return success(undefined);
        const { of, retryAfterMs } = taken;
        return failure({ code: 'too-fast', of, aMinute: aMinute[of], retryAfterMs });
      } catch (error) {
        // What cannot be counted is not refused: the command itself will say that the store is away.
        if (!(error instanceof StoreUnavailable)) logger.warn({ err: error }, 'turns could not be counted');
        return success(undefined);
      }
    },
  };
}
