import type { Call, Given } from '../domain/call.ts';
import { workspaceId } from '../domain/channel.ts';
import { isUncertain } from '../domain/problem.ts';
import { failure, type Result } from '../domain/result.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Logger } from '../ports/logger.ts';
import type { Ending, OnceStore } from '../ports/once-store.ts';
import type { Origin } from './command.ts';

/** A process that died is waited for so long; one that is alive renews three times meanwhile. */
const LEASE_MS = 30_000;

export interface OnceNeeds {
  readonly memory: Pick<ChatMemory, 'spendDraft'>;
  readonly once: OnceStore;
  readonly logger: Logger;
}

/** Acts once, though pressed twice: what it stands for is kept under an id that nobody can guess, for the asker alone. */
export async function callOnce(
  memory: Pick<ChatMemory, 'keepDraft'>,
  { channel, user }: Pick<Origin, 'channel' | 'user'>,
  verb: string,
  given: Given,
): Promise<Call> {
  const draft = await memory.keepDraft({ given, workspace: workspaceId(channel), user });
  return { verb, given: { draft }, once: draft };
}

/**
 * Runs what must be done once; a null id stands for what may be done any number of times. What could not be done may be
 * tried again with the same button, and so may what was interrupted: `run` is told.
 */
export async function runOnce<T>(
  { once, memory, logger }: OnceNeeds,
  id: string | null,
  run: (isAgain: boolean) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (id === null) return run(false);
  const beginning = await once.begin(id, LEASE_MS);
  if (beginning.kind !== 'begun')
    return failure({ code: beginning.kind === 'done' ? 'already-done' : 'under-way' });
  const { token, isAgain } = beginning;
  const complain = (error: unknown) =>
    logger.warn({ err: error, once: id }, 'a button’s lease was not noted');
  const renewing = setInterval(() => void once.renew(id, token, LEASE_MS).catch(complain), LEASE_MS / 3);
  let ending: Ending = 'unknown';
  try {
    const result = await run(isAgain);
    ending = endingOf(result);
    return result;
  } finally {
    clearInterval(renewing);
    // First, so that nobody's death in between leaves it: whoever finds it spent knows as well that it was done.
    if (ending === 'done') await memory.spendDraft(id).catch(complain);
    // Without that note the lease runs out, and the button may be pressed again.
    await once.end(id, token, ending).catch(complain);
  }
}

function endingOf(result: Result<unknown>): Ending {
  if (result.ok) return 'done';
  return isUncertain(result.problem) ? 'unknown' : 'not-done';
}
