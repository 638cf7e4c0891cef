import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import type { CarrierDirectory } from '../../src/carriers/carrier-directory.ts';
import type { Dispatcher, Reply } from '../../src/dispatch.ts';
import type { CommandSet } from '../../src/grammar/command-set.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { renderCard } from './render.ts';

export interface InteractionNeeds {
  readonly dispatcher: Dispatcher;
  readonly commands: CommandSet;
  readonly carriers: CarrierDirectory;
  readonly logger: Logger;
}

const NO_MENTIONS = { parse: [] } as const;
const NEEDED_TO_POST = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];

/** Answers whatever people do with the commands; never throws. */
export async function onInteraction(needs: InteractionNeeds, interaction: Interaction): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await suggest(needs, interaction);
    else if (interaction.isChatInputCommand()) await answer(needs, interaction);
  } catch (error) {
    needs.logger.error({ err: error }, 'a Discord interaction failed');
  }
}

async function answer(needs: InteractionNeeds, interaction: ChatInputCommandInteraction): Promise<void> {
  const { dispatcher, commands } = needs;
  const verb = interaction.options.getSubcommand(false) ?? 'track';
  const toAsker = commands.find(verb)?.visibility !== 'channel';
  // Discord waits three seconds for a first word, then a quarter of an hour for the rest.
  await interaction.deferReply(toAsker ? { flags: MessageFlags.Ephemeral } : {});
  const channel = {
    platform: 'discord',
    workspace: interaction.guildId ?? `dm-${interaction.user.id}`,
    channel: interaction.channelId,
  };
  const given = givenIn(interaction.options.data);
  const reply = await dispatcher.fromOptions({ channel, user: interaction.user.id }, verb, given);
  await interaction.editReply({ embeds: [renderCard(reply.card)], allowedMentions: NO_MENTIONS });
  if (shouldWarn(interaction, reply)) await interaction.followUp(cannotPost());
}

function givenIn(options: readonly CommandInteractionOption[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    options.flatMap((option): [string, string][] => {
      if (option.options) return Object.entries(givenIn(option.options));
      return option.value === undefined ? [] : [[option.name, String(option.value)]];
    }),
  );
}

/** Answers always work; posts need permissions. Better said now than noticed when the news never come. */
function shouldWarn(interaction: ChatInputCommandInteraction, { outcome, visibility }: Reply): boolean {
  if (outcome !== 'ok' || visibility !== 'channel' || !interaction.inGuild()) return false;
  return !interaction.appPermissions.has(NEEDED_TO_POST);
}

function cannotPost() {
  const text =
    'I may not post in this channel, so no news can arrive. I need “View Channel”, “Send Messages” and “Embed Links” here.';
  return {
    embeds: [renderCard(noticeCard('I cannot post here by myself', text, 'warning'))],
    flags: MessageFlags.Ephemeral as const,
    allowedMentions: NO_MENTIONS,
  };
}

async function suggest({ carriers }: InteractionNeeds, interaction: AutocompleteInteraction): Promise<void> {
  const index = await carriers.index();
  const found = index?.search(interaction.options.getFocused(), DISCORD_LIMITS.choices) ?? [];
  await interaction.respond(
    found
      .filter(({ code }) => code.length <= DISCORD_LIMITS.choiceValue)
      .map(({ code, name }) => ({
        name: fitText(`${name} (${code})`, DISCORD_LIMITS.choiceName),
        value: code,
      })),
  );
}
