import { createHash } from 'node:crypto';
import {
  DiscordAPIError,
  REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageResult,
  Routes,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import type { Card } from '../../src/domain/card.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import type { Below, Notifier } from '../../src/ports/notifier.ts';
import { withMark } from './delivery-mark.ts';
import { directWorkspace, isDirect } from './direct-workspace.ts';
import { discordOutcome, discordTokenState } from './failure.ts';
import { findPost } from './find-post.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { renderActions } from './message.ts';
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

export function createDiscordNotifier(rest: REST): Notifier {
  async function post(
    channel: string,
    card: Card,
    deliveryId: string,
    replyTo: string | null,
  ): Promise<PostOutcome> {
    try {
      const posted = (await rest.post(Routes.channelMessages(channel), {
        body: {
          ...(replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}),
          embeds: [renderCard(card)],
          components: withMark(renderActions(card.actions ?? []), deliveryId),
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
    async find({ channel }, card, deliveryId, since, below = null) {
      if (renderActions(card.actions ?? []).length === 0)
        return { kind: 'unknown', reason: 'without a button a message bears no mark' };
      const inChannel = await findPost(rest, channel, deliveryId, since);
      if (!below || below.echo || inChannel.kind !== 'absent') return inChannel;
      const inThread = await findPost(rest, below.messageId, deliveryId, since);
      // There was no thread yet.
      return inThread.kind === 'gone' ? { kind: 'absent' } : inThread;
    },
    async post(place, card, deliveryId, below = null) {
      const { channel } = place;
      if (!below) return post(channel, card, deliveryId, null);
      const isThreaded = !below.echo && !isDirect(place);
      const opened = isThreaded ? await openThread(rest, channel, below, card) : 'impossible';
      if (opened === 'impossible') return post(channel, card, deliveryId, below.messageId);
      return opened === 'open' ? post(below.messageId, card, deliveryId, null) : opened;
    },
    async edit({ channel }, messageId, card) {
      try {
        const body = { embeds: [renderCard(card)], components: renderActions(card.actions ?? []) };
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
        return await post(await directChannel(rest, user), card, `direct@${user}@${card.title}`, null);
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

/**
 * A message's thread has the message's own id. Where none may be opened, a reply has to do; what the channel is to see
 * is a reply in any case. https://docs.discord.com/developers/resources/channel#start-thread-from-message
 */
async function openThread(
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

/** https://docs.discord.com/developers/resources/user#create-dm */
async function directChannel(rest: REST, user: string): Promise<string> {
  const { id } = (await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as { id: string };
  return id;
}

/** The same delivery sent twice within some minutes is one message. https://docs.discord.com/developers/resources/message#create-message */
function nonceOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('base64url').slice(0, DISCORD_LIMITS.nonce);
}
