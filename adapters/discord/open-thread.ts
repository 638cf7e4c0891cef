import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import type { Card } from '../../src/domain/card.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import type { Below } from '../../src/ports/notifier.ts';
import { discordOutcome } from './failure.ts';
import { DISCORD_LIMITS } from './limits.ts';

/**
 * A message's thread has the message's own id. Where none may be opened, a reply has to do; what the channel is to see
 * is a reply in any case. https://docs.discord.com/developers/resources/channel#start-thread-from-message
 */
export async function openThread(
  rest: REST,
  channel: string,
  { messageId }: Below,
  card: Card,
): Promise<'open' | 'impossible' | PostOutcome> {
  try {
    const [name = ''] = card.title.split(': ');
    const body = { name: fitText(name, DISCORD_LIMITS.threadName) || '–' };
    await rest.post(Routes.threads(channel, messageId), { body });
    return 'open';
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)
      return 'open';
    const outcome = discordOutcome(error);
    return ['forbidden', 'refused', 'unreachable'].includes(outcome.kind) ? 'impossible' : outcome;
  }
}
