import type { RespondFn, webApi } from '@slack/bolt';
import { noticeCard } from '../../src/cards/notice-card.ts';
import type { Means, Reply } from '../../src/chat/reply.ts';
import type { Card } from '../../src/domain/card.ts';
import type { ChatMemory } from '../../src/ports/chat-memory.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { uploadFiles } from './files.ts';
import { postCard } from './notifier.ts';
import { renderCard } from './render.ts';

export interface AnswerNeeds {
  readonly client: webApi.WebClient;
  readonly memory: Pick<ChatMemory, 'keepMessage'>;
  readonly logger: Logger;
}

/** Where a command came from. Slack may leave out the response URL, and one that is there can have run out. */
export interface Asked {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  readonly trigger: string;
  readonly respond: RespondFn | undefined;
  /** A message that only the asker sees, on which a button was pressed: what comes next takes its place. */
  readonly onOwnAnswer: boolean;
  /** The thread in which it was asked. */
  readonly thread?: string;
}

/**
 * What the channel should see is posted as the bot, which also shows whether it may post there at all: where it may
 * not, news could never arrive, and the person is told so.
 */
export async function answer(needs: AnswerNeeds, asked: Asked, { card, visibility }: Reply): Promise<void> {
  const isPublic = visibility === 'channel';
  if (isPublic) await tellChannel(needs, asked, card);
  else await tell(needs, asked, card, 'ephemeral', asked.onOwnAnswer);
  try {
    await uploadFiles(needs.client, card, { channel: asked.channel, user: asked.user, isPublic });
  } catch (error) {
    needs.logger.warn({ err: error }, 'a file could not be handed over');
    const text = 'Slack did not take it. The bot needs the scopes files:write and im:write.';
    await tell(
      needs,
      asked,
      noticeCard('The file could not be handed over', text, 'warning'),
      'ephemeral',
      false,
    );
  }
}

/** Slack takes five answers by one URL; two are kept for the end. */
const MOST_PROGRESS = 3;
const BETWEEN_PROGRESS_MS = 3_000;

export function progressFor(needs: AnswerNeeds, asked: Asked): Means['progress'] {
  let [told, last] = [0, 0];
  return async (card) => {
    if (!asked.respond || told === MOST_PROGRESS || Date.now() - last < BETWEEN_PROGRESS_MS) return;
    last = Date.now();
    told += 1;
    await tell(needs, asked, card, 'ephemeral', true);
  };
}

async function tellChannel(needs: AnswerNeeds, asked: Asked, card: Card): Promise<void> {
  const { channel, thread } = asked;
  const outcome = await postCard(
    needs.client,
    channel,
    card,
    `reply ${asked.trigger}`,
    thread ? { messageId: thread, echo: false } : null,
  );
  if (outcome.kind === 'posted') {
    const place = { platform: 'slack', workspace: asked.workspace, channel };
    if (card.about) await needs.memory.keepMessage(place, outcome.messageId, card.about, 'card');
    if (asked.onOwnAnswer) await asked.respond?.({ delete_original: true });
    return;
  }
  needs.logger.warn({ channel: asked.channel, outcome }, 'an answer could not be posted as the bot');
  await tell(needs, asked, card, 'in_channel', false);
  if (outcome.kind === 'gone' || outcome.kind === 'forbidden') {
    await tell(needs, asked, cannotPost(outcome.reason), 'ephemeral', false);
  }
}

async function tell(
  { client, logger }: AnswerNeeds,
  { channel, user, respond, thread }: Asked,
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
  await client.chat.postEphemeral({ channel, user, ...message, ...(thread ? { thread_ts: thread } : {}) });
}

function cannotPost(reason: string): Card {
  return noticeCard(
    'I cannot post here by myself',
    `Slack says “${reason}”. Until I am a member of this conversation no news can arrive: invite me with /invite and my name.`,
    'warning',
  );
}
