import type { CommandContext, Present } from '../chat/command.ts';
import { type Result, success } from '../domain/result.ts';
import type { Subscription } from '../domain/subscription.ts';

/**
 * Whether somebody may end or change what a channel follows: what they set up themselves, and what somebody reached in
 * from another channel for; the rest with the right to.
 */
export async function requireOwnWish(
  { user, ensure }: Pick<CommandContext, 'user' | 'ensure'>,
  wish: Pick<Subscription, 'by' | 'fromElsewhere'> | null,
  present?: Present,
): Promise<Result<void>> {
  if (!wish || wish.by === user || wish.fromElsewhere) return success(undefined);
  return ensure('stop', present);
}
