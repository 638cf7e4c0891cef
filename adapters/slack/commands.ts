import type { App, RespondFn, webApi } from '@slack/bolt';
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
      await answer(needs, command.channel_id, command.trigger_id, respond, reply);
    });
  }
}

/**
 * What the channel should see is posted as the bot, which also shows whether it may post there at all: where it may
 * not, news could never arrive, and the person is told so.
 */
async function answer(
  { client, logger }: CommandNeeds,
  channel: string,
  trigger: string,
  respond: RespondFn,
  { card, visibility }: Reply,
): Promise<void> {
  if (visibility === 'channel') {
    const outcome = await postCard(client, channel, card, `reply ${trigger}`);
    if (outcome.kind === 'posted') return;
    logger.warn({ channel, outcome }, 'an answer could not be posted as the bot');
    await respond({ response_type: 'in_channel', ...renderCard(card) });
    if (outcome.kind === 'gone' || outcome.kind === 'forbidden') {
      await respond({ response_type: 'ephemeral', ...renderCard(cannotPost(outcome.reason)) });
    }
    return;
  }
  await respond({ response_type: 'ephemeral', ...renderCard(card) });
}

function cannotPost(reason: string) {
  return noticeCard(
    'I cannot post here by myself',
    `Slack says “${reason}”. Until I am a member of this conversation no news can arrive: invite me with /invite and my name.`,
    'warning',
  );
}
