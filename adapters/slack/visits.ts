import type { BlockAction, RespondFn, SlashCommand, ViewSubmitAction, webApi } from '@slack/bolt';
import type { Origin } from '../../src/chat/command.ts';
import type { Visit } from '../../src/chat/visit.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { attachedFile, type FileSource } from './files.ts';
import { type FormMetadata, readEntered } from './modal.ts';
import { isDirect } from './notifier.ts';
import { isOpenChannel } from './open-channels.ts';
import { type Conversation, slackResponder } from './responder.ts';
import { rolesOf } from './roles.ts';
import { unescapeTyped } from './text.ts';

export interface SlackVisitNeeds {
  readonly client: webApi.WebClient;
  readonly files: FileSource;
  readonly logger: Logger;
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function commandVisit(needs: SlackVisitNeeds, command: SlashCommand, respond: RespondFn): Visit {
  const { team_id, channel_id, user_id, trigger_id, text = '', response_url } = command;
  const at = conversation(channel_id, user_id, trigger_id, { trigger: trigger_id, respond });
  return {
    id: [trigger_id, command.command, text, channel_id, user_id, response_url],
    origin: originOf(needs, team_id, at),
    asked: { kind: 'text', text: `${command.command} ${unescapeTyped(text)}` },
    responder: slackResponder(needs, at),
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function pressVisit(
  needs: SlackVisitNeeds,
  body: BlockAction,
  action: BlockAction['actions'][number],
  respond: RespondFn,
): Visit {
  const { trigger_id, response_url, user, container } = body;
  const channel = body.channel?.id ?? String(container?.['channel_id'] ?? '');
  const token = tokenOf(action);
  const at = conversation(channel, user.id, trigger_id, {
    trigger: trigger_id,
    respond: response_url ? respond : null,
    onOwnAnswer: container?.['is_ephemeral'] === true,
  });
  return {
    id: [trigger_id, token, channel, user.id, response_url],
    origin: originOf(needs, teamOf(body), at),
    asked: { kind: 'call', token },
    responder: slackResponder(needs, at),
  };
}

function tokenOf(action: BlockAction['actions'][number]): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? (action.selected_option?.value ?? '') : '';
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function formVisit(needs: SlackVisitNeeds, body: ViewSubmitAction, metadata: FormMetadata): Visit {
  const { user, view } = body;
  const at = conversation(metadata.channel, user.id, view.id);
  const { given, file } = readEntered(view.state.values, metadata);
  return {
    id: [view.id, view.hash, JSON.stringify(view.state.values)],
    origin: originOf(needs, teamOf(body), at),
    asked: { kind: 'call', token: metadata.token, entered: given },
    file: file && attachedFile(needs.files, file),
    responder: slackResponder(needs, at),
  };
}

export interface Mention {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
}

/**
 * `@parcels status this` in the thread of a card: Slack has no slash commands there.
 * https://docs.slack.dev/reference/events/app_mention
 */
export function mentionVisit(needs: SlackVisitNeeds, event: Mention, eventId: string, team: string): Visit {
  const { user, channel, text, ts, thread_ts: thread } = event;
  const at = conversation(channel, user, eventId, { thread: thread ?? ts });
  return {
    id: [eventId],
    origin: originOf(needs, team, at),
    asked: { kind: 'text', text: unescapeTyped(text.replace(/^\s*<@[^>]+>\s*/, '')) },
    repliesTo: thread ?? null,
    responder: slackResponder(needs, at),
  };
}

/** In an organisation's app, only the person may name the workspace. */
export function teamOf({ team, user }: { team: { id: string } | null; user: { team_id?: string } }): string {
  return team?.id ?? user.team_id ?? '';
}

function conversation(
  channel: string,
  user: string,
  request: string,
  more: Partial<Conversation> = {},
): Conversation {
  return { channel, user, request, trigger: null, respond: null, onOwnAnswer: false, thread: null, ...more };
}

function originOf(
  { client, logger }: SlackVisitNeeds,
  workspace: string,
  { channel, user }: Conversation,
): Omit<Origin, 'about'> {
  return {
    channel: { platform: 'slack', workspace, channel },
    user,
    isPrivate: isDirect({ channel }),
    isOpen: () => isOpenChannel({ client, logger }, channel),
    roles: rolesOf(client, user, logger),
  };
}
