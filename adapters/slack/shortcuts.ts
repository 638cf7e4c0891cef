import type { App, GlobalShortcut, MessageShortcut, RespondFn } from '@slack/bolt';
import type { Door } from '../../src/chat/door.ts';
import type { Visit } from '../../src/chat/visit.ts';
import type { CommandSet } from '../../src/grammar/command-set.ts';
import { type ShortcutEntry, shortcutsOf } from '../../src/grammar/shortcut.ts';
import { textOfMessage } from './message-text.ts';
import { directChannel } from './notifier.ts';
import { slackResponder } from './responder.ts';
import { belongingIn, conversation, originOf, type SlackVisitNeeds } from './visits.ts';

const PREFIX = 'shortcut-';

/** What Slack calls a shortcut of ours. */
export function callbackOf({ verb }: Pick<ShortcutEntry, 'verb'>): string {
  return `${PREFIX}${verb}`;
}

export interface ShortcutNeeds extends SlackVisitNeeds {
  readonly door: Door;
  readonly commands: CommandSet;
}

/** https://docs.slack.dev/interactivity/implementing-shortcuts */
export function listenToShortcuts(app: App, needs: ShortcutNeeds): void {
  for (const entry of shortcutsOf(needs.commands)) {
    app.shortcut(callbackOf(entry), async ({ ack, shortcut, respond }) => {
      await ack();
      const isOnMessage = shortcut.type === 'message_action';
      await needs.door.enter(
        isOnMessage
          ? await visitOnMessage(needs, shortcut, entry, respond)
          : await visitFromNowhere(needs, shortcut, entry),
      );
    });
  }
}

/** In a thread as well, where there are no slash commands; in a channel without the bot, too. */
async function visitOnMessage(
  needs: ShortcutNeeds,
  body: MessageShortcut,
  entry: ShortcutEntry,
  respond: RespondFn,
): Promise<Visit> {
  const { trigger_id, response_url, user, message, message_ts, channel } = body;
  const thread = threadOf(message);
  const at = conversation(channel.id, user.id, trigger_id, {
    trigger: trigger_id,
    respond: response_url ? respond : null,
    thread,
  });
  return {
    id: [trigger_id, entry.verb, channel.id, user.id, message_ts],
    origin: await originOf(needs, belongingIn(body), at),
    asked: {
      kind: 'options',
      verb: entry.verb,
      given: entry.on === 'message' ? { [entry.gives]: textOfMessage(message) } : {},
    },
    responder: slackResponder(needs, at),
  };
}

function threadOf({ ts, thread_ts: thread }: MessageShortcut['message']): string | null {
  return typeof thread === 'string' && thread !== ts ? thread : null;
}

/** It says of no channel where it was chosen: what is to be said is said directly. */
async function visitFromNowhere(
  needs: ShortcutNeeds,
  body: GlobalShortcut,
  entry: ShortcutEntry,
): Promise<Visit> {
  const { trigger_id, user } = body;
  const at = conversation(await directChannel(needs.client, user.id), user.id, trigger_id, {
    trigger: trigger_id,
  });
  return {
    id: [trigger_id, entry.verb, user.id],
    origin: { ...(await originOf(needs, belongingIn(body), at)), isNowhere: true },
    asked: { kind: 'options', verb: entry.verb, given: {} },
    responder: slackResponder(needs, at),
  };
}
