import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Reply } from '../../src/chat/reply.ts';
import type { FormOpener, Responder } from '../../src/chat/visit.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { renderFiles, renderMessage, renderWithFiles } from './message.ts';
import { renderModal } from './modal.ts';

type Opening =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction;
export type Answerable = Opening | ModalSubmitInteraction;

/** Leaves Discord's three seconds some room for the way there. */
const FORM_PATIENCE_MS = 1_800;

const NEEDED_TO_POST = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];
export const BARRED =
  'I may not post in this channel, so no news can arrive. I need “View Channel”, “Send Messages” and “Embed Links” here.';

/**
 * Discord waits three seconds for a first word, then a quarter of an hour for the rest. Who sees the answer is said
 * with the first word. https://docs.discord.com/developers/interactions/receiving-and-responding
 */
export function discordResponder(interaction: Answerable): Responder {
  let awaitedBy: 'asker' | 'channel' | 'nobody' = 'asker';

  return {
    forms: interaction.isModalSubmit() ? null : createOpener(interaction),
    async accept(visibility) {
      awaitedBy = visibility;
      await announce(interaction, visibility);
    },
    async progress(card) {
      if (interaction.deferred) await interaction.editReply(renderMessage(card));
    },
    async toAsker(card) {
      if (awaitedBy === 'channel') {
        // As long as it is there, whatever follows takes its place, before everybody's eyes.
        await interaction.deleteReply();
        awaitedBy = 'nobody';
      }
      if (awaitedBy === 'nobody') {
        await interaction.followUp({ ...renderWithFiles(card), flags: MessageFlags.Ephemeral });
      } else {
        // What an answer replaces may have had a picture.
        await interaction.editReply({ ...renderWithFiles(card), attachments: [] });
      }
      awaitedBy = 'nobody';
      return null;
    },
    async toChannel(card) {
      const { id } = await interaction.editReply({ ...renderMessage(card), attachments: [] });
      awaitedBy = 'nobody';
      return { messageId: id, barred: mayPost(interaction) ? null : BARRED };
    },
    async handOver({ files = [] }, visibility) {
      if (visibility === 'asker' || files.length === 0) return null;
      await interaction.followUp({ files: renderFiles(files), flags: MessageFlags.Ephemeral });
      return null;
    },
  };
}

/** On an answer that only the asker sees, what comes next takes its place. */
async function announce(interaction: Answerable, visibility: Reply['visibility']): Promise<void> {
  if (visibility === 'channel') await interaction.deferReply();
  else if (isOnOwnAnswer(interaction)) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
}

function createOpener(interaction: Opening): FormOpener {
  return {
    withinMs: FORM_PATIENCE_MS,
    room: { fields: DISCORD_LIMITS.modalFields, text: DISCORD_LIMITS.fieldText },
    async open(form, token) {
      await interaction.showModal(renderModal(form, token));
      return 'opened';
    },
  };
}

function isOnOwnAnswer(
  interaction: Answerable,
): interaction is MessageComponentInteraction | ModalMessageModalSubmitInteraction {
  const below =
    interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
  return below && interaction.message.flags.has(MessageFlags.Ephemeral);
}

/** Answers always work; posts need permissions. */
function mayPost(interaction: Answerable): boolean {
  return !interaction.inGuild() || interaction.appPermissions.has(NEEDED_TO_POST);
}
