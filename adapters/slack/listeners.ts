import type { App, BlockAction, webApi } from '@slack/bolt';
import { fitText } from '../../src/cards/fit.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import type { Origin } from '../../src/chat/command.ts';
import type { Dispatcher } from '../../src/chat/dispatch.ts';
import { isRepeat } from '../../src/chat/repeats.ts';
import type { FormReply, Means, Reply } from '../../src/chat/reply.ts';
import { decodeCall } from '../../src/domain/call.ts';
import type { SurfaceNames } from '../../src/grammar/command-set.ts';
import type { ChatMemory } from '../../src/ports/chat-memory.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { SubscriptionStore } from '../../src/ports/subscription-store.ts';
import { CALL_PREFIX } from './actions.ts';
import { type Asked, answer, progressFor } from './answer.ts';
import { downloadFile, type FileSource } from './files.ts';
import { SLACK_LIMITS } from './limits.ts';
import { FORM_CALLBACK, readEntered, readMetadata, renderModal, SEARCH_SELECT } from './modal.ts';
import { isDirect } from './notifier.ts';
import { rolesOf } from './roles.ts';
import { plain, unescapeTyped } from './text.ts';

export interface ListenerNeeds {
  readonly dispatcher: Dispatcher;
  readonly client: webApi.WebClient;
  readonly subscriptions: Pick<SubscriptionStore, 'resume'>;
  readonly memory: Pick<ChatMemory, 'keepMessage' | 'readMessage' | 'claimOnce'>;
  readonly names: SurfaceNames;
  readonly files: FileSource;
  readonly logger: Logger;
}

type Run = (means: Means) => Promise<Reply | FormReply>;

/** Slack waits three seconds and no longer: each listener sends the receipt first, then does what takes time. */
export function listen(app: App, needs: ListenerNeeds): void {
  listenToCommands(app, needs);
  listenToButtons(app, needs);
  listenToForms(app, needs);
  listenToMentions(app, needs);
  listenToInvitations(app, needs);
  listenToSearches(app, needs);
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
function listenToCommands(app: App, needs: ListenerNeeds): void {
  for (const name of Object.values(needs.names)) {
    app.command(`/${name}`, async ({ ack, command, respond }) => {
      await ack();
      const { team_id, channel_id, user_id, trigger_id } = command;
      const parts = [trigger_id, command.command, command.text, channel_id, user_id, command.response_url];
      if (await isRepeat(needs.memory, parts)) return;
      const text = `${command.command} ${unescapeTyped(command.text ?? '')}`;
      const origin = originOf(needs, team_id, channel_id, user_id);
      const asked = {
        workspace: team_id,
        channel: channel_id,
        user: user_id,
        trigger: trigger_id,
        respond,
        onOwnAnswer: false,
      };
      await carryOut(needs, asked, (means) => needs.dispatcher.fromText(origin, text, means));
    });
  }
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
function listenToButtons(app: App, needs: ListenerNeeds): void {
  app.action<BlockAction>(new RegExp(`^${CALL_PREFIX}`), async ({ ack, body, action, respond }) => {
    await ack();
    const channel = body.channel?.id ?? String(body.container?.['channel_id'] ?? '');
    const origin = originOf(needs, teamOf(body), channel, body.user.id);
    const asked = {
      workspace: teamOf(body),
      channel,
      user: body.user.id,
      trigger: body.trigger_id,
      respond: body.response_url ? respond : undefined,
      onOwnAnswer: body.container?.['is_ephemeral'] === true,
    };
    const token = tokenOf(action);
    if (await isRepeat(needs.memory, [body.trigger_id, token, channel, body.user.id, body.response_url]))
      return;
    await carryOut(needs, asked, (means) => needs.dispatcher.fromCall(origin, token, {}, means));
  });
}

/** In an organisation's app, only the person may name the workspace. */
function teamOf({ team, user }: { team: { id: string } | null; user: { team_id?: string } }): string {
  return team?.id ?? user.team_id ?? '';
}

function tokenOf(action: BlockAction['actions'][number]): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? (action.selected_option?.value ?? '') : '';
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
function listenToForms(app: App, needs: ListenerNeeds): void {
  app.view(FORM_CALLBACK, async ({ ack, body, view }) => {
    await ack();
    const metadata = readMetadata(view.private_metadata);
    if (!metadata) return needs.logger.warn({}, 'a form came back that is none of ours');
    const { channel, token } = metadata;
    const origin = originOf(needs, teamOf(body), channel, body.user.id);
    const asked = {
      workspace: teamOf(body),
      channel,
      user: body.user.id,
      trigger: view.id,
      respond: undefined,
      onOwnAnswer: false,
    };
    const { given, file } = readEntered(view.state.values, metadata);
    const text = file ? await downloadFile(needs.files, file) : null;
    if (text && !text.ok) {
      const card = noticeCard(
        'That file could not be read',
        `${text.reason} Nothing was changed.`,
        'warning',
      );
      return answer(needs, asked, { kind: 'card', card, visibility: 'asker', outcome: 'file-unreadable' });
    }
    const entered = { ...given, ...(text ? { file: text.text } : {}) };
    await carryOut(needs, asked, (means) =>
      needs.dispatcher.fromCall(origin, token, entered, { ...means, forms: false }),
    );
  });
}

/**
 * `@parcels status this` in the thread of a card: Slack has no slash commands there. An event that comes twice acts
 * once. https://docs.slack.dev/reference/events/app_mention
 */
function listenToMentions(app: App, needs: ListenerNeeds): void {
  app.event('app_mention', async ({ event, body }) => {
    const { user, channel, thread_ts: thread } = event;
    if (!user || !(await needs.memory.claimOnce(`event-${body.event_id}`))) return;
    const workspace = body.team_id;
    const origin = originOf(needs, workspace, channel, user);
    const about = thread ? await needs.memory.readMessage(origin.channel, thread) : null;
    const text = unescapeTyped(event.text.replace(/^\s*<@[^>]+>\s*/, ''));
    const asked = {
      workspace,
      channel,
      user,
      trigger: body.event_id,
      respond: undefined,
      onOwnAnswer: false,
      thread: thread ?? event.ts,
    };
    await carryOut(needs, asked, (means) =>
      needs.dispatcher.fromText({ ...origin, about }, text, { ...means, forms: false }),
    );
  });
}

/** Invited again, the bot may post again. https://docs.slack.dev/reference/events/member_joined_channel */
function listenToInvitations(app: App, { subscriptions, logger }: ListenerNeeds): void {
  app.event('member_joined_channel', async ({ event, body, context }) => {
    if (event.user !== context.botUserId) return;
    const channel = { platform: 'slack', workspace: body.team_id, channel: event.channel };
    if (await subscriptions.resume(channel)) logger.info({ channel }, 'channel resumed');
  });
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
function listenToSearches(app: App, { dispatcher }: ListenerNeeds): void {
  app.options(SEARCH_SELECT, async ({ ack, payload, body }) => {
    const metadata = readMetadata(payload.view?.private_metadata ?? '');
    const call = metadata && decodeCall(metadata.token);
    if (!call) return ack({ options: [] });
    const workspace = teamOf({ team: body.team, user: body.user });
    const asker = {
      channel: { platform: 'slack', workspace, channel: metadata.channel },
      user: body.user.id,
    };
    const found = await dispatcher.suggest(asker, call.verb, payload.block_id, payload.value);
    await ack({
      options: found.slice(0, SLACK_LIMITS.options).map(({ label, value }) => ({
        text: { type: 'plain_text', text: fitText(plain(label), SLACK_LIMITS.optionText) },
        value,
      })),
    });
  });
}

async function carryOut(needs: ListenerNeeds, asked: Asked, run: Run): Promise<void> {
  const means = { forms: true, progress: progressFor(needs, asked) };
  const reply = await run(means);
  if (reply.kind === 'card') return answer(needs, asked, reply);
  try {
    await needs.client.views.open({
      trigger_id: asked.trigger,
      view: renderModal(reply.form, asked.channel),
    });
  } catch (error) {
    // Slack opens a form for three seconds only; said in words it is always in time.
    needs.logger.warn({ err: error }, 'a form could not be opened');
    const said = await run({ ...means, forms: false });
    if (said.kind === 'card') await answer(needs, asked, said);
  }
}

function originOf(
  { client, logger }: ListenerNeeds,
  workspace: string,
  channel: string,
  user: string,
): Origin {
  return {
    channel: { platform: 'slack', workspace, channel },
    user,
    isPrivate: isDirect({ channel }),
    roles: rolesOf(client, user, logger),
  };
}
