import { createHash } from 'node:crypto';
import { within } from '../async/within.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';

/** A receipt that got lost has the same request sent again: at once, after a minute, and after five more. */
const WINDOW_MS = 10 * 60_000;
/** Platforms wait three seconds for a receipt. */
const PATIENCE_MS = 1_000;

/**
 * Whether this very request came before, here or in another process: platforms send a request again, and hand it to
 * everyone who is connected. While the store is away nothing can be told apart, and the command itself will say so.
 */
export async function isRepeat(
  memory: Pick<ChatMemory, 'claimFirst'>,
  parts: readonly (string | undefined)[],
): Promise<boolean> {
  const id = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
  try {
    return !(await within(PATIENCE_MS, memory.claimFirst(`request-${id}`, WINDOW_MS)));
  } catch {
    return false;
  }
}
