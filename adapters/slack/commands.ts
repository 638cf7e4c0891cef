import type { App, RespondFn, webApi } from '@slack/bolt';
import type { Card } from '../../src/cards/card.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import type { Dispatcher, Reply } from '../../src/dispatch.ts';
import type { SurfaceNames } from '../../src/grammar/command-set.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { postCard } from './notifier.ts';
import { renderCard } from './render.ts';
import { unescapeTyped } from './text.ts';

export interface CommandNeeds {
  readonly dispatcher: Dispatcher;
  readonly client: webApi.WebClient;
  readonly names: SurfaceNames;
  readonly logger: Logger;
}

/** Answers slash commands. https://docs.slack.dev/interactivity/implementing-slash-commands */
export function listenToCommands(app: App, needs: CommandNeeds): void {
  for (const name of Object.values(needs.names)) {
    app.command(`/${name}`, async ({ ack, command, respond }) => {
      // Slack waits three seconds and no longer: first the receipt, then everything that takes time.
      await ack();
      const channel = { platform: 'slack', workspace: command.team_id, channel: command.channel_id };
      const text = `${command.command} ${unescapeTyped(command.text ?? '')}`;
      const reply = await needs.dispatcher.fromText({ channel, user: command.user_id }, text);
      const { channel_id, user_id, trigger_id } = command;
      await answer(needs, { channel: channel_id, user: user_id, trigger: trigger_id, respond }, reply);
    });
  }
}

/** Where a command came from. Slack may leave out the response URL, and one that is there can have run out. */
interface Asked {
  readonly channel: string;
  readonly user: string;
  readonly trigger: string;
  readonly respond: RespondFn | undefined;
}

/**
 * What the channel should see is posted as the bot, which also shows whether it may post there at all: where it may
 * not, news could never arrive, and the person is told so.
 */
async function answer(needs: CommandNeeds, asked: Asked, { card, visibility }: Reply): Promise<void> {
  if (visibility === 'asker') return tell(needs, asked, card, 'ephemeral');
  const outcome = await postCard(needs.client, asked.channel, card, `reply ${asked.trigger}`);
  if (outcome.kind === 'posted') return;
  needs.logger.warn({ channel: asked.channel, outcome }, 'an answer could not be posted as the bot');
  await tell(needs, asked, card, 'in_channel');
  if (outcome.kind === 'gone' || outcome.kind === 'forbidden') {
    await tell(needs, asked, cannotPost(outcome.reason), 'ephemeral');
  }
}

async function tell(
  { client, logger }: CommandNeeds,
  { channel, user, respond }: Asked,
  card: Card,
  response_type: 'in_channel' | 'ephemeral',
): Promise<void> {
  const message = renderCard(card);
  try {
    if (respond) {
      await respond({ response_type, ...message });
      return;
    }
  } catch (error) {
    logger.warn({ err: error, channel }, 'a response URL did not work');
  }
  await client.chat.postEphemeral({ channel, user, ...message });
}

function cannotPost(reason: string) {
  return noticeCard(
    'I cannot post here by myself',
    `Slack says “${reason}”. Until I am a member of this conversation no news can arrive: invite me with /invite and my name.`,
    'warning',
  );
}
