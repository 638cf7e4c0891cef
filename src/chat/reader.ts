import type { CommandTable } from '../grammar/command-table.ts';
import type { Reader } from '../parcels/access.ts';
import type { CommandContext, Origin } from './command.ts';

/** Whoever asks, as a reader of parcels. */
export async function readerIn({
  channel,
  user,
  isOutsider,
  ensure,
}: Pick<CommandContext, 'channel' | 'user' | 'isOutsider' | 'ensure'>): Promise<Reader> {
  return { channel, user, readsCustomers: !isOutsider && (await ensure('customers')).ok };
}

/** Whether nobody but the asker reads the answer to a command, and may read what others may not. */
export function readsAlone(
  { visibility }: Pick<CommandTable, 'visibility'>,
  { isPrivate, isOutsider }: Pick<Origin, 'isPrivate' | 'isOutsider'>,
): boolean {
  return (visibility === 'asker' || isPrivate) && !isOutsider;
}
