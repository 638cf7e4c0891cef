import { fitCalls } from '../cards/fit-calls.ts';
import type { Card } from '../domain/card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { PlatformTraits } from '../ports/platform.ts';

/** The same notifier, each card of which can be pressed where it goes: notices know nothing of platforms. */
export function fitNotifier(
  notifier: Notifier,
  /** Undefined for none. */
  limits: PlatformTraits['limits'] | undefined,
  memory: Pick<ChatMemory, 'keepDraft'>,
): Notifier {
  const fitted = (channel: ChannelRef, card: Card) =>
    fitCalls(card, { channel, user: null, memory, ...limits });
  return {
    ...notifier,
    post: async (channel, card, ...rest) => notifier.post(channel, await fitted(channel, card), ...rest),
    edit: async (channel, messageId, card, ...rest) =>
      notifier.edit(channel, messageId, await fitted(channel, card), ...rest),
  };
}
