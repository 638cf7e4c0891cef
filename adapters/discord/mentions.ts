import { DiscordAPIError, type Message, RESTJSONErrorCodes } from 'discord.js';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { isRepeat } from '../../src/chat/repeats.ts';
import type { Means, Reply } from '../../src/chat/reply.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { InteractionNeeds } from './interactions.ts';
import { type DiscordMessageBody, renderFiles, renderMessage } from './message.ts';
import { rolesOf } from './roles.ts';

const MEANS: Means = { forms: false, progress: async () => {} };

/**
 * `@parcels status this` in reply to a card. Only what begins with the bot's name is for it: whoever merely replies
 * to a post is talking to people. Never throws.
 */
export async function onMessage(needs: InteractionNeeds, message: Message): Promise<void> {
  const own = message.client.user.id;
  const [called] = new RegExp(`^\\s*<@!?${own}>\\s*`).exec(message.content) ?? [];
  if (called === undefined || message.author.bot) return;
  try {
    if (await isRepeat(needs.memory, ['discord', message.id])) return;
    const channel = placeOf(message);
    const replied = message.reference?.messageId;
    const origin = {
      channel,
      user: message.author.id,
      isPrivate: message.guildId === null,
      roles: rolesOf({
        memberPermissions: message.member?.permissions ?? null,
        member: message.member,
        user: message.author,
      }),
      about: replied ? await needs.memory.readMessage(channel, replied) : null,
    };
    const reply = await needs.dispatcher.fromText(origin, message.content.slice(called.length), MEANS);
    if (reply.kind === 'card') await deliver(needs, message, reply);
  } catch (error) {
    needs.logger.error({ err: error }, 'a Discord message could not be answered');
  }
}

/** A message in a channel cannot be shown to one person alone; what only they may read goes to them directly. */
async function deliver(
  needs: InteractionNeeds,
  message: Message,
  { card, visibility }: Reply,
): Promise<void> {
  const body = renderMessage(card);
  const isOpen = visibility === 'channel' || message.guildId === null;
  if (isOpen) {
    const { id } = await message.reply(silently(body));
    if (card.about) await needs.memory.keepMessage(placeOf(message), id, card.about, 'card');
  }
  const files = renderFiles(card.files ?? []);
  if (isOpen && files.length === 0) return;
  try {
    await message.author.send(isOpen ? { files } : { ...body, files: [...body.files, ...files] });
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.CannotSendMessagesToThisUser)
      throw error;
    const text =
      'The answer is for you alone, and you take no direct messages from me. Use the slash command instead.';
    await message.reply(silently(renderMessage(noticeCard('I cannot reach you', text, 'warning'))));
  }
}

function silently(body: DiscordMessageBody) {
  return { ...body, allowedMentions: { parse: [], repliedUser: false } };
}

function placeOf({ guildId, author, channelId }: Message): ChannelRef {
  return { platform: 'discord', workspace: guildId ?? `dm-${author.id}`, channel: channelId };
}
