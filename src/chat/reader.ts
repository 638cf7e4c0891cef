import type { Reader } from '../parcels/access.ts';
import type { CommandContext } from './command.ts';

/** Whoever asks, as a reader of parcels. */
export async function readerIn({
  channel,
  user,
  may,
}: Pick<CommandContext, 'channel' | 'user' | 'may'>): Promise<Reader> {
  return { channel, user, readsCustomers: await may('customers') };
}
