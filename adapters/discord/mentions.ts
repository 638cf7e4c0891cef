import { DiscordAPIError, type Message, RESTJSONErrorCodes } from 'discord.js';
import { noticeCard } from '../../src/cards/notice-card.ts';
import type { Door } from '../../src/chat/door.ts';
import type { Arrival, Responder } from '../../src/chat/visit.ts';
import type { Card } from '../../src/domain/card.ts';
import { directWorkspace } from './direct-workspace.ts';
import { discordOutcome } from './failure.ts';
import { type DiscordMessageBody, renderFiles, renderMessage, renderWithFiles } from './message.ts';
import { isOpenChannel } from './open-channel.ts';
import { BARRED } from './responder.ts';
import { presentBy, rolesOf } from './roles.ts';

/**
 * `@parcels status this` in reply to a card, and everything that is written to the bot itself. In a channel, only what
 * begins with the bot's name is for it: whoever merely replies to a post is talking to people. What it reads there,
 * and in its direct messages, takes no intent that somebody would have to approve.
 * https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export async function onMessage(door: Door, message: Message): Promise<void> {
  const own = message.client.user.id;
  const isDirect = message.guildId === null;
  const [called] = new RegExp(`^\\s*<@!?${own}>[:,]?\\s*`).exec(message.content) ?? [];
  if ((called === undefined && !isDirect) || message.author.bot || message.system) return;
  const { author, member, guildId, channelId } = message;
  await door.enter({
    id: [message.id],
    origin: {
      channel: { platform: 'discord', workspace: guildId ?? directWorkspace(author.id), channel: channelId },
      user: author.id,
      isPrivate: isDirect,
      isOpen: async () => isDirect || isOpenChannel(message.channel),
      roles: rolesOf(presentBy({ memberPermissions: permissionsOf(message), member, user: author })),
    },
    asked: { kind: 'text', text: message.content.slice(called?.length ?? 0) },
    repliesTo: message.reference?.messageId ?? null,
    responder: createReplier(message),
  });
}

/** In the channel where it was written: there, they may be others than in the server. */
function permissionsOf({ member, channel }: Message) {
  if (!member) return null;
  return channel.isDMBased() ? member.permissions : channel.permissionsFor(member);
}

/** A message in a channel cannot be shown to one person alone; what only they may read goes to them directly. */
function createReplier(message: Message): Responder {
  const isDirect = message.guildId === null;
  return {
    forms: null,
    async progress() {},
    async toAsker(card) {
      if (isDirect) return reply(message, renderMessage(card));
      await reach(message, renderWithFiles(card));
      return null;
    },
    toChannel: (card) => replyOpenly(message, card),
    async handOver({ files = [] }, visibility) {
      const isInMessage = visibility === 'asker' && !isDirect;
      if (!isInMessage && files.length > 0) await reach(message, { files: renderFiles(files) });
      return null;
    },
  };
}

/** Where no reply may be written, at least the asker gets the answer. */
async function replyOpenly(message: Message, card: Card): Promise<Arrival> {
  try {
    return { messageId: await reply(message, renderMessage(card)), barred: null };
  } catch (error) {
    const { kind } = discordOutcome(error);
    if (kind !== 'forbidden' && kind !== 'gone') throw error;
    await message.author.send(renderMessage(card));
    return { messageId: null, barred: BARRED };
  }
}

async function reply(message: Message, body: DiscordMessageBody): Promise<string> {
  const allowedMentions = { parse: [], repliedUser: false };
  return (await message.reply({ ...body, allowedMentions })).id;
}

async function reach(message: Message, body: Partial<DiscordMessageBody>): Promise<void> {
  try {
    await message.author.send(body);
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.CannotSendMessagesToThisUser)
      throw error;
    const text =
      'The answer is for you alone, and you take no direct messages from me. Use the slash command instead.';
    await reply(message, renderMessage(noticeCard('I cannot reach you', text, 'warning')));
  }
}
