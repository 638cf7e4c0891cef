import type { BlockAction, RespondFn, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { Origin } from '../../src/chat/command.ts';
import type { Visit } from '../../src/chat/visit.ts';
import type { OwnDirects } from './conversations.ts';
import { readEntered } from './entered.ts';
import { attachedFile, type FileSource } from './files.ts';
import type { FormReceipt } from './form-receipt.ts';
import type { WrittenMessage } from './messages.ts';
import type { FormMetadata } from './modal.ts';
import { isOpenChannel } from './open-channels.ts';
import { type Belonging, isOutsider } from './people.ts';
import { type Conversation, slackResponder } from './responder.ts';
import { type RoleNeeds, rolesOf } from './roles.ts';
import { unescapeTyped } from './text.ts';

export interface SlackVisitNeeds extends RoleNeeds {
  readonly files: FileSource;
  readonly directs: OwnDirects;
  /** The workspace to which the bot's token belongs; null for a whole organisation. */
  home(): string | null;
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export async function commandVisit(
  needs: SlackVisitNeeds,
  command: SlashCommand,
  respond: RespondFn,
): Promise<Visit> {
  const { team_id, channel_id, user_id, trigger_id, text = '', response_url } = command;
  const at = conversation(channel_id, user_id, trigger_id, { trigger: trigger_id, respond });
  return {
    id: [trigger_id, command.command, text, channel_id, user_id, response_url],
    origin: await originOf(needs, { workspace: team_id, userTeam: null }, at),
    asked: { kind: 'text', text: `${command.command} ${unescapeTyped(text)}` },
    responder: slackResponder(needs, at),
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export async function pressVisit(
  needs: SlackVisitNeeds,
  body: BlockAction,
  action: BlockAction['actions'][number],
  respond: RespondFn,
): Promise<Visit> {
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
    origin: await originOf(needs, belongingIn(body), at),
    asked: { kind: 'call', token },
    responder: slackResponder(needs, at),
  };
}

function tokenOf(action: BlockAction['actions'][number]): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? (action.selected_option?.value ?? '') : '';
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export async function formVisit(
  needs: SlackVisitNeeds,
  body: ViewSubmitAction,
  metadata: FormMetadata,
  { close, keepOpen }: FormReceipt,
): Promise<Visit> {
  const { user, view } = body;
  const at = conversation(metadata.channel, user.id, view.id, { thread: metadata.thread ?? null });
  const { given, file } = readEntered(view.state.values);
  return {
    id: [view.id, view.hash, body.trigger_id, JSON.stringify(view.state.values)],
    origin: await originOf(needs, belongingIn(body), at),
    asked: { kind: 'call', token: metadata.token, entered: given },
    file: file && attachedFile(needs.files, file),
    responder: { ...slackResponder(needs, at), accept: close, keepOpen },
  };
}

/** https://docs.slack.dev/apis/events-api#authorizations */
export interface EventEnvelope {
  readonly event_id: string;
  readonly team_id: string;
  readonly authorizations?: readonly { readonly team_id: string | null }[] | undefined;
}

/**
 * `@parcels status this` in the thread of a card: Slack has no slash commands there.
 * https://docs.slack.dev/reference/events/app_mention
 */
export async function messageVisit(
  needs: SlackVisitNeeds,
  { user, channel, text, ts, thread, userTeam, isDirect }: WrittenMessage,
  envelope: EventEnvelope,
): Promise<Visit> {
  const below = isDirect ? thread : (thread ?? ts);
  const at = conversation(channel, user, envelope.event_id, { thread: below, isDirect });
  return {
    id: [envelope.event_id],
    origin: await originOf(needs, { workspace: workspaceOf(envelope), userTeam }, at),
    asked: { kind: 'text', text: unescapeTyped(text) },
    repliesTo: thread,
    responder: slackResponder(needs, at),
  };
}

/** The workspace in which the bot is installed, whoever else shares the channel. */
export function workspaceOf({ team_id, authorizations }: Omit<EventEnvelope, 'event_id'>): string {
  return authorizations?.[0]?.team_id ?? team_id;
}

interface Interaction {
  readonly team: { readonly id: string } | null;
  readonly user: { readonly team_id?: string };
  readonly view?: { readonly app_installed_team_id?: string };
}

/**
 * Where the bot is installed, as Bolt reads it, and where the person is at home. A form names the person's workspace
 * instead of the bot's; in an organisation's app only the person may name one.
 */
export function belongingIn({ team, user, view }: Interaction): Belonging {
  const userTeam = user.team_id ?? null;
  return { workspace: view?.app_installed_team_id ?? team?.id ?? userTeam ?? '', userTeam };
}

export function conversation(
  channel: string,
  user: string,
  request: string,
  more: Partial<Conversation> = {},
): Conversation {
  return {
    ...{
      channel,
      user,
      request,
      trigger: null,
      respond: null,
      onOwnAnswer: false,
      thread: null,
      isDirect: false,
    },
    ...more,
  };
}

export async function originOf(
  needs: SlackVisitNeeds,
  belonging: Belonging,
  { channel, user }: Conversation,
): Promise<Omit<Origin, 'about'>> {
  const [person, isPrivate] = await Promise.all([
    needs.people.find(user),
    needs.directs.isOwn({ channel, user }),
  ]);
  return {
    channel: { platform: 'slack', workspace: belonging.workspace, channel },
    user,
    isPrivate,
    isOpen: () => isOpenChannel(needs, channel),
    isOutsider: isOutsider(person, belonging, needs.home()),
    roles: rolesOf(needs, user, channel),
  };
}
