import { noticeCard } from '../cards/notice-card.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Logger } from '../ports/logger.ts';
import type { Reply } from './reply.ts';
import type { Visit } from './visit.ts';

interface ShowNeeds {
  readonly memory: Pick<ChatMemory, 'keepMessage'>;
  readonly logger: Logger;
}

/** Shows an answer to those whom it is for, and says what it led to. */
export async function show(needs: ShowNeeds, visit: Visit, { card, visibility }: Reply): Promise<void> {
  const { responder } = visit;
  const { messageId, barred } =
    visibility === 'channel'
      ? await responder.toChannel(card)
      : { messageId: await responder.toAsker(card), barred: null };
  if (messageId && card.about) await remember(needs, visit, messageId, card.about);
  // Better said now than noticed when the news never come.
  if (barred) await responder.toAsker(noticeCard('I cannot post here by myself', barred, 'warning'));
  const trouble = (await responder.handOver?.(card, visibility)) ?? null;
  if (trouble) await responder.toAsker(noticeCard('The file could not be handed over', trouble, 'warning'));
}

/** Whoever replies to the message means its parcel. Not knowing that later is no reason to fail now. */
async function remember(
  { memory, logger }: ShowNeeds,
  { origin }: Visit,
  messageId: string,
  about: ParcelKey,
): Promise<void> {
  try {
    await memory.keepMessage(origin.channel, messageId, about, 'card');
  } catch (error) {
    logger.warn({ err: error }, 'a message could not be remembered');
  }
}
