import { type RespondFn, webApi } from '@slack/bolt';
import type { Reply } from '../../src/chat/reply.ts';
import type { Arrival, FormOpener, Responder } from '../../src/chat/visit.ts';
import type { Card } from '../../src/domain/card.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { uploadFiles } from './files.ts';
import { SLACK_LIMITS } from './limits.ts';
import { renderModal } from './modal.ts';
import { directChannel, postCard } from './notifier.ts';
import { renderCard } from './render.ts';

export interface ResponderNeeds {
  readonly client: webApi.WebClient;
  readonly logger: Logger;
}

/** Where something was asked. Slack may leave out the response URL, and one that is there can have run out. */
export interface Conversation {
  readonly channel: string;
  readonly user: string;
  /** What Slack calls the request. */
  readonly request: string;
  /** Opens a form, for three seconds; null where none can be opened. */
  readonly trigger: string | null;
  readonly respond: RespondFn | null;
  /** A message that only the asker sees, on which a button was pressed: what comes next takes its place. */
  readonly onOwnAnswer: boolean;
  /** The thread in which it was asked. */
  readonly thread: string | null;
  /** It was written to the bot itself: the answer is a message as well, and stays. */
  readonly isDirect: boolean;
}

/** Slack takes five answers by one URL; two are kept for the end. */
const MOST_PROGRESS = 3;

/**
 * What the channel should see is posted as the bot, which also shows whether it may post there at all: where it may
 * not, news could never arrive.
 */
export function slackResponder(needs: ResponderNeeds, at: Conversation): Responder {
  let told = 0;
  let hasAnswered = false;

  /** Only the answer itself takes the place of another. */
  function isReplacing(): boolean {
    const isFirst = !hasAnswered;
    hasAnswered = true;
    return isFirst && at.onOwnAnswer;
  }

  return {
    forms: at.trigger === null ? null : createOpener(needs.client, at, at.trigger),
    async progress(card) {
      if (!at.respond || told === MOST_PROGRESS) return;
      told += 1;
      await tell(needs, at, card, 'ephemeral', true);
    },
    async toAsker(card) {
      if (at.isDirect) return (await tellChannel(needs, at, card)).messageId;
      await tell(needs, at, card, 'ephemeral', isReplacing());
      return null;
    },
    async toChannel(card) {
      hasAnswered = true;
      return tellChannel(needs, at, card);
    },
    handOver: (card, visibility) => handOver(needs, at, card, visibility),
  };
}

/** https://docs.slack.dev/reference/methods/views.open#errors */
const TOO_LATE = ['expired_trigger_id', 'exchanged_trigger_id'];

function createOpener(
  client: webApi.WebClient,
  { channel, thread }: Conversation,
  trigger_id: string,
): FormOpener {
  return {
    withinMs: null,
    room: { fields: SLACK_LIMITS.modalBlocks, text: SLACK_LIMITS.inputText },
    async open(form, token) {
      try {
        await client.views.open({ trigger_id, view: renderModal(form, { token, channel, thread }) });
        return 'opened';
      } catch (error) {
        // Whatever is not about the form itself may be otherwise at the next press.
        const reason = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
        if (reason === null || TOO_LATE.includes(reason)) return 'too-late';
        throw error;
      }
    },
  };
}

async function tellChannel(needs: ResponderNeeds, at: Conversation, card: Card): Promise<Arrival> {
  const { channel, thread, request, respond, onOwnAnswer } = at;
  const below = thread ? { messageId: thread, echo: false } : null;
  const outcome = await postCard(needs.client, channel, card, `reply ${request}`, below);
  if (outcome.kind === 'posted') {
    if (onOwnAnswer) await respond?.({ delete_original: true });
    return { messageId: outcome.messageId, barred: null };
  }
  needs.logger.warn({ channel, outcome }, 'an answer could not be posted as the bot');
  await tell(needs, at, card, 'in_channel', false);
  const isBarred = outcome.kind === 'gone' || outcome.kind === 'forbidden';
  return { messageId: null, barred: isBarred ? inviteMe(outcome.reason) : null };
}

function inviteMe(reason: string): string {
  return `Slack says “${reason}”. Until I am a member of this conversation no news can arrive: invite me with /invite and my name.`;
}

/** By the response URL, else beside the conversation, else directly: into a channel without the bot nothing else leads. */
async function tell(
  { client, logger }: ResponderNeeds,
  { channel, user, respond, thread, request }: Conversation,
  card: Card,
  response_type: 'in_channel' | 'ephemeral',
  replace_original: boolean,
): Promise<void> {
  const message = renderCard(card);
  try {
    if (respond) {
      await respond({ response_type, replace_original, ...message });
      return;
    }
  } catch (error) {
    logger.warn({ err: error, channel }, 'a response URL did not work');
  }
  try {
    await client.chat.postEphemeral({ channel, user, ...message, ...(thread ? { thread_ts: thread } : {}) });
  } catch (error) {
    logger.warn({ err: error, channel }, 'an answer could not be shown where it was asked for');
    const direct = await postCard(client, await directChannel(client, user), card, `reply ${request}`, null);
    if (direct.kind !== 'posted') throw error;
  }
}

async function handOver(
  { client, logger }: ResponderNeeds,
  { channel, user }: Conversation,
  card: Card,
  visibility: Reply['visibility'],
): Promise<string | null> {
  try {
    await uploadFiles(client, card, { channel, user, isPublic: visibility === 'channel' });
    return null;
  } catch (error) {
    logger.warn({ err: error }, 'a file could not be handed over');
    const reason = error instanceof webApi.WebAPIPlatformError ? ` It says “${error.data.error}”.` : '';
    return `Slack did not take it.${reason} The bot needs the scopes files:write and im:write.`;
  }
}
