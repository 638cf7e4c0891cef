import { createHash } from 'node:crypto';
import { REST, type RESTPostAPIChannelMessageResult, Routes } from 'discord.js';
import type { Card } from '../../src/domain/card.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { findInTurn } from '../../src/domain/find-in-turn.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { withMark } from './delivery-mark.ts';
import { directWorkspace, isDirect } from './direct-workspace.ts';
import { discordOutcome, discordTokenState } from './failure.ts';
import { findPost, PATIENCE_MS } from './find-post.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { renderActions } from './message.ts';
import { openThread } from './open-thread.ts';
import { renderCard } from './render.ts';

const TIMEOUT_MS = 10_000;

export interface RestOptions {
  readonly token: string;
  /** Without a version; null for Discord's own. */
  readonly api: string | null;
}

/** The library forgets a token at its first refusal, and then sends nothing: whether it is refused later is ours to ask. */
class PostClient extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}

/** A client for posts: no retries and no waiting inside, because the queue decides when to try again. */
export function createPostClient({ token, api }: RestOptions): REST {
  return new PostClient({
    version: '10',
    ...(api ? { api } : {}),
    retries: 0,
    timeout: TIMEOUT_MS,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}

/** What a message is to be found by. */
interface Known {
  readonly deliveryId: string;
  readonly marks: readonly string[];
}

export function createDiscordNotifier(rest: REST): Notifier {
  async function post(
    channel: string,
    card: Card,
    { deliveryId, marks }: Known,
    replyTo: string | null,
  ): Promise<PostOutcome> {
    try {
      const posted = (await rest.post(Routes.channelMessages(channel), {
        body: {
          ...(replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}),
          embeds: [renderCard(card)],
          components: withMark(renderActions(card.actions ?? []), deliveryId, marks),
          ...mentions(card),
          nonce: nonceOf(deliveryId),
          enforce_nonce: true,
        },
      })) as RESTPostAPIChannelMessageResult;
      return { kind: 'posted', messageId: posted.id };
    } catch (error) {
      return discordOutcome(error);
    }
  }

  return {
    platform: 'discord',
    isPrivate: isDirect,
    // Discord names its limits with every answer; this only keeps most posts from running into them.
    pace: { intervalMs: 1_000, burst: 5 },
    // https://docs.discord.com/developers/resources/message#create-message: `enforce_nonce` holds for the past few minutes.
    repeatableMs: 90_000,
    // https://docs.discord.com/developers/resources/user#get-current-user
    checkToken: () => rest.get(Routes.user()).then(() => ({ kind: 'accepted' }), discordTokenState),
    async find({ channel }, card, deliveryId, since, threads = [], clues = []) {
      if (renderActions(card.actions ?? []).length === 0)
        return { kind: 'unknown', reason: 'without a button a message bears no mark' };
      const patience = AbortSignal.timeout(PATIENCE_MS);
      return findInTurn([null, ...threads], async (thread) => {
        const found = await findPost(
          rest,
          { channel: thread ?? channel, since, patience },
          deliveryId,
          clues,
        );
        // There was no thread yet.
        return thread !== null && found.kind === 'gone' ? { kind: 'absent' } : found;
      });
    },
    async post(place, card, deliveryId, below = null, marks = []) {
      const known = { deliveryId, marks };
      const { channel } = place;
      if (!below) return post(channel, card, known, null);
      const isThreaded = !below.echo && !isDirect(place);
      const opened = isThreaded ? await openThread(rest, channel, below, card) : 'impossible';
      if (opened === 'impossible') return post(channel, card, known, below.messageId);
      return opened === 'open' ? post(below.messageId, card, known, null) : opened;
    },
    async edit({ channel }, messageId, card, deliveryId, marks = []) {
      try {
        const rows = renderActions(card.actions ?? []);
        // What an edit leaves out is gone, the numbers of the components as well.
        const components = deliveryId ? withMark(rows, deliveryId, marks) : rows;
        const body = { embeds: [renderCard(card)], components };
        await rest.patch(Routes.channelMessage(channel, messageId), { body });
        return { kind: 'posted', messageId };
      } catch (error) {
        return discordOutcome(error);
      }
    },
    async direct(beside, user) {
      const channel = await directChannel(rest, user).catch(() => null);
      return channel === null ? null : { ...beside, workspace: directWorkspace(user), channel };
    },
    async tell(user, card) {
      try {
        const known = { deliveryId: `direct@${user}@${card.title}`, marks: [] };
        return await post(await directChannel(rest, user), card, known, null);
      } catch (error) {
        return discordOutcome(error);
      }
    },
  };
}

/** https://docs.discord.com/developers/resources/message#allowed-mentions-object */
function mentions({ mention }: Card) {
  if (mention === undefined) return { allowed_mentions: { parse: [] } };
  if (mention === 'here') return { content: '@here', allowed_mentions: { parse: ['everyone'] } };
  const users = mention.users.filter((user) => /^\d+$/.test(user)).slice(0, DISCORD_LIMITS.mentions);
  return { content: users.map((user) => `<@${user}>`).join(' '), allowed_mentions: { parse: [], users } };
}

/** https://docs.discord.com/developers/resources/user#create-dm */
async function directChannel(rest: REST, user: string): Promise<string> {
  const { id } = (await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as { id: string };
  return id;
}

/** The same delivery sent twice within some minutes is one message. https://docs.discord.com/developers/resources/message#create-message */
function nonceOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('base64url').slice(0, DISCORD_LIMITS.nonce);
}
