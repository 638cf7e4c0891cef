import type { Bringer } from '../domain/owner.ts';
import type { Origin } from './command.ts';

/** Whoever asks, as somebody who brings parcels in. */
export async function bringerIn({
  channel,
  user,
  isOpen,
}: Pick<Origin, 'channel' | 'user' | 'isOpen'>): Promise<Bringer> {
  return { channel, user, isOpen: await isOpen() };
}
