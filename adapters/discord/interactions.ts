import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { within } from '../../src/async/within.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import type { Origin } from '../../src/chat/command.ts';
import type { Dispatcher } from '../../src/chat/dispatch.ts';
import { isRepeat } from '../../src/chat/repeats.ts';
import type { FormReply, Means, Outlook, Reply } from '../../src/chat/reply.ts';
import type { Given } from '../../src/domain/call.ts';
import type { Card } from '../../src/domain/card.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { RightsPolicy } from '../../src/domain/rights.ts';
import type { CommandSet } from '../../src/grammar/command-set.ts';
import type { ChatMemory } from '../../src/ports/chat-memory.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { readAttachment } from './attachment.ts';
import { toChoices } from './choices.ts';
import { openButton, renderFiles, renderMessage } from './message.ts';
import { renderModal } from './modal.ts';
import { createReadyForms } from './ready-forms.ts';
import { rolesOf } from './roles.ts';

export interface InteractionNeeds {
  readonly dispatcher: Dispatcher;
  readonly commands: CommandSet;
  readonly memory: Pick<ChatMemory, 'keepMessage' | 'readMessage' | 'claimOnce'>;
  readonly rights: RightsPolicy;
  readonly logger: Logger;
}

type Answerable = ChatInputCommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;
type Run = (means: Means) => Promise<Reply | FormReply>;

const NEEDED_TO_POST = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];
const BETWEEN_PROGRESS_MS = 2_000;
/** Leaves Discord's three seconds some room for the way there. */
const FORM_PATIENCE_MS = 1_800;
const readyForms = createReadyForms();

/** Answers whatever people do with commands, buttons and forms; never throws. */
export async function onInteraction(needs: InteractionNeeds, interaction: Interaction): Promise<void> {
  try {
    // Every process that is connected for this shard gets it, so that one may die: the first one answers.
    if (await isRepeat(needs.memory, ['discord', interaction.id])) return;
    if (interaction.isAutocomplete()) await suggest(needs, interaction);
    else if (interaction.isChatInputCommand()) await onCommand(needs, interaction);
    else if (interaction.isMessageComponent()) await onPress(needs, interaction);
    else if (interaction.isModalSubmit()) await onSubmit(needs, interaction);
  } catch (error) {
    needs.logger.error({ err: error }, 'a Discord interaction failed');
  }
}

async function onCommand(needs: InteractionNeeds, interaction: ChatInputCommandInteraction): Promise<void> {
  const { dispatcher } = needs;
  const verb = interaction.options.getSubcommand(false) ?? 'track';
  const given = givenIn(interaction.options.data);
  const attachment = interaction.options.getAttachment('file');
  const outlook = dispatcher.outlook(verb, { ...given, ...(attachment ? { file: attachment.name } : {}) });
  await answer(needs, interaction, outlook, async (means) => {
    const file = attachment ? await readAttachment(attachment) : null;
    if (file && !file.ok) return problemReply(file.reason);
    return dispatcher.fromOptions(
      originOf(interaction),
      verb,
      { ...given, ...(file ? { file: file.text } : {}) },
      means,
    );
  });
}

async function onPress(needs: InteractionNeeds, interaction: MessageComponentInteraction): Promise<void> {
  const { dispatcher } = needs;
  const ready = readyForms.find(interaction.customId);
  if (ready) return interaction.showModal(renderModal(ready)).then(() => {});
  const token = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : interaction.customId;
  await answer(needs, interaction, dispatcher.outlookOnCall(token), (means) =>
    dispatcher.fromCall(originOf(interaction), token, {}, means),
  );
}

async function onSubmit(needs: InteractionNeeds, interaction: ModalSubmitInteraction): Promise<void> {
  const { dispatcher } = needs;
  const entered: Given = Object.fromEntries(
    interaction.fields.fields.map((field) => [
      field.customId,
      'value' in field ? String(field.value ?? '') : '',
    ]),
  );
  const { visibility } = dispatcher.outlookOnCall(interaction.customId);
  await answer(needs, interaction, { visibility, opensForm: false }, (means) =>
    dispatcher.fromCall(originOf(interaction), interaction.customId, entered, { ...means, forms: false }),
  );
}

/** Discord waits three seconds for a first word, then a quarter of an hour for the rest. A form must be the first. */
async function answer(
  needs: InteractionNeeds,
  interaction: Answerable,
  { visibility, opensForm }: Outlook,
  run: Run,
): Promise<void> {
  if (opensForm && !interaction.isModalSubmit()) return showForm(interaction, run);
  const toAsker = visibility !== 'channel';
  if (toAsker && isOnOwnAnswer(interaction)) await interaction.deferUpdate();
  else await interaction.deferReply(toAsker ? { flags: MessageFlags.Ephemeral } : {});
  const reply = await run({ forms: false, progress: progressOn(interaction) });
  if (reply.kind === 'form') throw new Error('A form came where none can be shown.');
  const messageId = await deliver(interaction, reply, toAsker);
  const { about } = reply.card;
  if (about && !toAsker) await needs.memory.keepMessage(channelOf(interaction), messageId, about, 'card');
  if (shouldWarn(interaction, reply)) await interaction.followUp(cannotPost());
}

/** Discord opens a form within three seconds or not at all; what it is filled with may take longer to fetch. */
async function showForm(
  interaction: ChatInputCommandInteraction | MessageComponentInteraction,
  run: Run,
): Promise<void> {
  const coming = run({ forms: true, progress: async () => {} });
  const reply = await within(FORM_PATIENCE_MS, coming).catch(() => null);
  if (reply?.kind === 'form') return interaction.showModal(renderModal(reply.form)).then(() => {});
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const late = await coming;
  const card =
    late.kind === 'card'
      ? late.card
      : noticeCard('The form is ready', 'Fetching today’s values took a moment.');
  const message = renderMessage(card);
  const open = late.kind === 'form' ? [openButton(readyForms.keep(late.form))] : [];
  await interaction.editReply({ ...message, components: [...message.components, ...open] });
}

/** Files are for the asker alone, whoever sees the card. */
async function deliver(interaction: Answerable, { card }: Reply, toAsker: boolean): Promise<string> {
  const message = renderMessage(card);
  const files = renderFiles(card.files ?? []);
  if (files.length === 0 || toAsker) {
    // What an answer replaces may have had a picture.
    const all = [...message.files, ...files];
    return (await interaction.editReply({ ...message, files: all, attachments: [] })).id;
  }
  const { id } = await interaction.editReply(message);
  await interaction.followUp({ files, flags: MessageFlags.Ephemeral });
  return id;
}

/** A button on an answer that only the asker sees: what comes next takes its place. */
function isOnOwnAnswer(interaction: Answerable): interaction is MessageComponentInteraction {
  return interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.Ephemeral);
}

function progressOn(interaction: Answerable): Means['progress'] {
  let last = 0;
  return async (card: Card) => {
    if (Date.now() - last < BETWEEN_PROGRESS_MS) return;
    last = Date.now();
    await interaction.editReply(renderMessage(card));
  };
}

function originOf(interaction: BaseInteraction): Origin {
  return {
    channel: channelOf(interaction),
    user: interaction.user.id,
    isPrivate: interaction.guildId === null,
    roles: rolesOf(interaction),
  };
}

/** Every direct conversation is a workspace of its own. */
function channelOf({ guildId, user, channelId }: BaseInteraction): ChannelRef {
  return { platform: 'discord', workspace: guildId ?? `dm-${user.id}`, channel: channelId ?? user.id };
}

function givenIn(options: readonly CommandInteractionOption[]): Given {
  return Object.fromEntries(
    options.flatMap((option): [string, string][] => {
      if (option.options) return Object.entries(givenIn(option.options));
      return option.value === undefined || option.attachment ? [] : [[option.name, String(option.value)]];
    }),
  );
}

/** Answers always work; posts need permissions. Better said now than noticed when the news never come. */
function shouldWarn(interaction: Answerable, { outcome, visibility }: Reply): boolean {
  if (outcome !== 'ok' || visibility !== 'channel' || !interaction.inGuild()) return false;
  return !interaction.appPermissions.has(NEEDED_TO_POST);
}

function cannotPost() {
  const text =
    'I may not post in this channel, so no news can arrive. I need “View Channel”, “Send Messages” and “Embed Links” here.';
  const card = noticeCard('I cannot post here by myself', text, 'warning');
  return { ...renderMessage(card), flags: MessageFlags.Ephemeral as const };
}

function problemReply(reason: string): Reply {
  const card = noticeCard('That file could not be read', `${reason} Nothing was changed.`, 'warning');
  return { kind: 'card', card, visibility: 'asker', outcome: 'file-unreadable' };
}

async function suggest(
  { dispatcher }: InteractionNeeds,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const verb = interaction.options.getSubcommand(false) ?? 'track';
  const asker = { channel: channelOf(interaction), user: interaction.user.id };
  await interaction.respond(toChoices(await dispatcher.suggest(asker, verb, name, value)));
}
