import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  InteractionContextType,
  type MessageComponentInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Door } from '../../src/chat/door.ts';
import type { Visit } from '../../src/chat/visit.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { ShortcutEntry } from '../../src/grammar/shortcut.ts';
import { toChoices } from './choices.ts';
import { directWorkspace } from './direct-workspace.ts';
import { attachedFile, readEntered, uploadedIn } from './entered.ts';
import { isOpenChannel } from './open-channel.ts';
import { discordResponder } from './responder.ts';
import { presentBy, rolesOf } from './roles.ts';
import { askedOfMessage } from './shortcuts.ts';

/** What people do with commands, buttons and forms, and what they are offered while they type. */
export async function onInteraction(
  door: Door,
  shortcuts: readonly ShortcutEntry[],
  interaction: Interaction,
): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(door, interaction);
  const visit = visitOf(interaction, shortcuts);
  if (visit) await door.enter(visit);
}

function visitOf(interaction: Interaction, shortcuts: readonly ShortcutEntry[]): Visit | null {
  if (interaction.isMessageContextMenuCommand()) {
    const asked = askedOfMessage(interaction, shortcuts);
    return asked && { ...comingBy(interaction), asked, responder: discordResponder(interaction) };
  }
  if (interaction.isChatInputCommand()) return commandVisit(interaction);
  if (interaction.isMessageComponent()) return pressVisit(interaction);
  return interaction.isModalSubmit() ? formVisit(interaction) : null;
}

function commandVisit(interaction: ChatInputCommandInteraction): Visit {
  const options = optionsIn(interaction.options.data);
  const verb = interaction.options.getSubcommand(false) ?? 'track';
  const texts = options.filter(({ value, attachment }) => value !== undefined && !attachment);
  const given = Object.fromEntries(texts.map(({ name, value }) => [name, String(value)]));
  const [file = null] = options.flatMap(({ name: argument, attachment }) =>
    attachment ? [{ argument, ...attachedFile(attachment) }] : [],
  );
  return {
    ...comingBy(interaction),
    asked: { kind: 'options', verb, given },
    file,
    responder: discordResponder(interaction),
  };
}

function optionsIn(options: readonly CommandInteractionOption[]): readonly CommandInteractionOption[] {
  return options.flatMap((option) => (option.options ? optionsIn(option.options) : [option]));
}

function pressVisit(interaction: MessageComponentInteraction): Visit {
  const token = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : interaction.customId;
  return {
    ...comingBy(interaction),
    asked: { kind: 'call', token },
    responder: discordResponder(interaction),
  };
}

function formVisit(interaction: ModalSubmitInteraction): Visit {
  return {
    ...comingBy(interaction),
    asked: { kind: 'call', token: interaction.customId, entered: readEntered(interaction) },
    file: uploadedIn(interaction),
    responder: discordResponder(interaction),
  };
}

function comingBy(interaction: BaseInteraction): Pick<Visit, 'id' | 'origin'> {
  const origin = {
    channel: channelOf(interaction),
    user: interaction.user.id,
    isPrivate: isOwnDirect(interaction),
    isOpen: async () => interaction.guildId === null || isOpenChannel(interaction.channel),
    roles: rolesOf(presentBy(interaction)),
  };
  return { id: [interaction.id], origin };
}

/**
 * Nobody but the person and the bot reads there: between people others do.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types
 */
function isOwnDirect({ guildId, context }: BaseInteraction): boolean {
  return guildId === null && context !== InteractionContextType.PrivateChannel;
}

/** Every direct conversation is a workspace of its own. */
function channelOf(interaction: BaseInteraction): ChannelRef {
  const { guildId, user, channelId } = interaction;
  const direct = isOwnDirect(interaction) ? directWorkspace(user.id) : `private-${channelId}`;
  return { platform: 'discord', workspace: guildId ?? direct, channel: channelId ?? user.id };
}

async function suggest(door: Door, interaction: AutocompleteInteraction): Promise<void> {
  const { name: argument, value: typed } = interaction.options.getFocused(true);
  const verb = interaction.options.getSubcommand(false) ?? 'track';
  const asker = { channel: channelOf(interaction), user: interaction.user.id };
  const found = await door.suggest({ id: [interaction.id], asker, verb, argument, typed });
  if (found !== null) await interaction.respond(toChoices(found));
}
