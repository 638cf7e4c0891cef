import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { workspaceId } from '../../src/domain/channel.ts';
import { type ResumeNeeds, resumePosts } from '../../src/notices/resume-posts.ts';
import { CALL_PREFIX } from './actions.ts';
import { formReceipt } from './form-receipt.ts';
import { SLACK_LIMITS } from './limits.ts';
import { readMessage } from './messages.ts';
import { FORM_CALLBACK, readMetadata, toOption } from './modal.ts';
import { readSearchId, SEARCHES } from './searches.ts';
import { listenToShortcuts, type ShortcutNeeds } from './shortcuts.ts';
import { belongingIn, commandVisit, formVisit, messageVisit, pressVisit, workspaceOf } from './visits.ts';

export interface ListenerNeeds extends ShortcutNeeds, ResumeNeeds {
  readonly forgetWorkspace: (workspace: string) => Promise<void>;
}

/**
 * Slack waits three seconds and no longer: each listener sends the receipt first, then does what takes time. Only a form
 * is read before, because the receipt closes it.
 */
export function listen(app: App, needs: ListenerNeeds): void {
  listenToPeople(app, needs);
  listenToShortcuts(app, needs);
  listenToInvitations(app, needs);
  listenToSearches(app, needs);
  listenToDepartures(app, needs);
}

function listenToPeople(app: App, needs: ListenerNeeds): void {
  const { door, logger } = needs;
  for (const name of Object.values(needs.commands.names)) {
    app.command(`/${name}`, async ({ ack, command, respond }) => {
      await ack();
      await door.enter(await commandVisit(needs, command, respond));
    });
  }
  app.action<BlockAction>(new RegExp(`^${CALL_PREFIX}`), async ({ ack, body, action, respond }) => {
    await ack();
    await door.enter(await pressVisit(needs, body, action, respond));
  });
  app.view<ViewSubmitAction>(FORM_CALLBACK, async ({ ack, body, view }) => {
    const receipt = formReceipt(ack);
    const metadata = readMetadata(view.private_metadata);
    if (metadata) await door.enter(await formVisit(needs, body, metadata, receipt));
    else logger.warn({}, 'a form came back that is none of ours');
    await receipt.close();
  });
  listenToMessages(app, needs);
}

/**
 * In a channel, messages that call the bot by name; in its direct messages, all. There, none that calls it comes a
 * second time as a mention. https://docs.slack.dev/reference/events/message.im
 */
function listenToMessages(app: App, needs: ListenerNeeds): void {
  app.event('app_mention', async ({ event, body, context }) => {
    const written = readMessage(event, context.botUserId);
    if (written) await needs.door.enter(await messageVisit(needs, written, body));
  });
  app.message(async ({ message, body, context }) => {
    const written = message.channel_type === 'im' ? readMessage(message, context.botUserId) : null;
    if (written) await needs.door.enter(await messageVisit(needs, written, body));
  });
}

/** Invited again, the bot may post again. https://docs.slack.dev/reference/events/member_joined_channel */
function listenToInvitations(app: App, needs: ListenerNeeds): void {
  app.event('member_joined_channel', async ({ event, body, context }) => {
    if (event.user !== context.botUserId) return;
    const channel = { platform: 'slack', workspace: workspaceOf(body), channel: event.channel };
    if (await resumePosts(needs, channel)) needs.logger.info({ channel }, 'channel resumed');
  });
}

/**
 * Uninstalled, the bot has nothing to keep. A token that was revoked alone may be replaced: nothing is deleted then.
 * https://docs.slack.dev/reference/events/app_uninstalled
 */
function listenToDepartures(app: App, { forgetWorkspace, logger }: ListenerNeeds): void {
  app.event('app_uninstalled', async ({ body }) => {
    const workspace = workspaceId({ platform: 'slack', workspace: body.team_id, channel: '' });
    logger.info({ workspace }, 'uninstalled: the workspace will be forgotten');
    await forgetWorkspace(workspace);
  });
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
function listenToSearches(app: App, { door }: ListenerNeeds): void {
  app.options(SEARCHES, async ({ ack, payload, body }) => {
    const metadata = readMetadata(payload.view?.private_metadata ?? '');
    const search = readSearchId(payload.action_id);
    if (!metadata || !search) return ack({ options: [] });
    const { workspace } = belongingIn(body);
    const found = await door.suggest({
      id: null,
      asker: {
        channel: { platform: 'slack', workspace, channel: metadata.channel },
        user: body.user.id,
      },
      ...search,
      typed: payload.value,
    });
    const fitting = (found ?? []).filter(({ value }) => value.length <= SLACK_LIMITS.optionValue);
    await ack({ options: fitting.slice(0, SLACK_LIMITS.options).map(toOption) });
  });
}
