import { createHash } from 'node:crypto';
import { REST, type RESTPostAPIChannelMessageResult, Routes } from 'discord.js';
import type { Card } from '../../src/cards/card.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { outcomeOf } from './failure.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { renderActions } from './message.ts';
import { renderCard } from './render.ts';

const TIMEOUT_MS = 10_000;

export interface RestOptions {
  readonly token: string;
  /** Without a version; null for Discord's own. */
  readonly api: string | null;
}

/** A client for posts: no retries and no waiting inside, because the queue decides when to try again. */
export function createPostClient({ token, api }: RestOptions): REST {
  return new REST({
    version: '10',
    ...(api ? { api } : {}),
    retries: 0,
    timeout: TIMEOUT_MS,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}

export function createDiscordNotifier(rest: REST): Notifier {
  async function post(channel: string, card: Card, deliveryId: string): Promise<PostOutcome> {
    try {
      const posted = (await rest.post(Routes.channelMessages(channel), {
        body: {
          embeds: [renderCard(card)],
          components: renderActions(card.actions ?? []),
          allowed_mentions: { parse: [] },
          nonce: nonceOf(deliveryId),
          enforce_nonce: true,
        },
      })) as RESTPostAPIChannelMessageResult;
      return { kind: 'posted', messageId: posted.id };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    platform: 'discord',
    isPrivate: ({ workspace }) => workspace.startsWith('dm-'),
    // Discord names its limits with every answer; this only keeps most posts from running into them.
    pace: { intervalMs: 1_000, burst: 5 },
    // The nonce makes a repeat harmless for some minutes.
    find: async () => null,
    post: ({ channel }, card, deliveryId) => post(channel, card, deliveryId),
    async tell(user, card) {
      try {
        const body = { recipient_id: user };
        const { id } = (await rest.post(Routes.userChannels(), { body })) as { id: string };
        return await post(id, card, `direct@${user}@${card.title}`);
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** The same delivery sent twice within some minutes is one message. https://docs.discord.com/developers/resources/message#create-message */
function nonceOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('base64url').slice(0, DISCORD_LIMITS.nonce);
}
