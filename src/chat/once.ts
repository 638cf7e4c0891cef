import type { Call, Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import { type ChannelRef, workspaceId } from '../domain/channel.ts';
import { failure, type Result } from '../domain/result.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';

/** Acts once, though pressed twice: what it stands for is kept under an id that nobody can guess. */
export async function callOnce(
  memory: Pick<ChatMemory, 'keepDraft'>,
  channel: ChannelRef,
  verb: string,
  given: Given,
): Promise<Call> {
  const draft = await memory.keepDraft({ given, workspace: workspaceId(channel) });
  return { verb, given: { draft }, once: draft };
}

/** Null for what may be done any number of times. What could not be done may be tried again with the same button. */
export async function runOnce(
  memory: Pick<ChatMemory, 'claimOnce' | 'releaseOnce'>,
  once: string | null,
  run: () => Promise<Result<Card>>,
): Promise<Result<Card>> {
  if (once === null) return run();
  if (!(await memory.claimOnce(once))) return failure({ code: 'already-done' });
  try {
    const result = await run();
    if (!result.ok) await memory.releaseOnce(once);
    return result;
  } catch (error) {
    await memory.releaseOnce(once);
    throw error;
  }
}
