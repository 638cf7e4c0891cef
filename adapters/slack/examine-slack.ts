import { webApi } from '@slack/bolt';
import { type Finding, findingsOn } from '../../src/ports/finding.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { SCOPES } from './manifest.ts';
import { createPostClient } from './notifier.ts';
import type { SlackConfig } from './settings.ts';

const slack = findingsOn('Slack');

/** Asks who the tokens are; nothing is posted, and no connection is opened. */
export async function examineSlack(config: SlackConfig, logger: Logger): Promise<readonly Finding[]> {
  const apiUrl = config.apiUrl ? config.apiUrl.replace(/\/*$/, '/') : null;
  const bot = await examineBotToken(createPostClient(config.botToken, apiUrl, logger));
  if (config.appToken === null) {
    return [...bot, slack.ok(`signed requests are expected on port ${config.port}, path /slack/events`)];
  }
  return [...bot, await examineAppToken(createPostClient(config.appToken, apiUrl, logger))];
}

/** https://docs.slack.dev/reference/methods/auth.test — its answer names the scopes in a header. */
async function examineBotToken(client: webApi.WebClient): Promise<readonly Finding[]> {
  try {
    const { team, user, response_metadata: metadata } = await client.auth.test();
    const ok = slack.ok(`the bot token belongs to ${user ?? 'the bot'} in ${team ?? 'a workspace'}`);
    const granted: readonly string[] = metadata?.scopes ?? [];
    if (granted.length === 0) return [ok];
    const missing = SCOPES.filter((scope) => !granted.includes(scope));
    if (missing.length === 0) return [ok, slack.ok('the app has every scope it needs')];
    const fix = 'Paste what npm run manifest prints into the app’s manifest, and install the app again.';
    return [ok, slack.fault(`the app lacks ${missing.join(', ')}`, fix)];
  } catch (error) {
    const fix = 'Copy SLACK_BOT_TOKEN (xoxb-…) anew from the app’s page “OAuth & Permissions”.';
    return [faultOf(error, 'the bot token', fix)];
  }
}

/** https://docs.slack.dev/reference/methods/apps.connections.open — only names an address; nobody connects to it. */
async function examineAppToken(client: webApi.WebClient): Promise<Finding> {
  try {
    await client.apps.connections.open();
    return slack.ok('the app token opens Socket Mode');
  } catch (error) {
    const fix =
      'Make SLACK_APP_TOKEN (xapp-…) anew under “Basic Information → App-Level Tokens” with connections:write, and turn Socket Mode on.';
    return faultOf(error, 'the app token', fix);
  }
}

function faultOf(error: unknown, what: string, fix: string): Finding {
  if (error instanceof webApi.WebAPIPlatformError)
    return slack.fault(`refuses ${what} (${error.data.error})`, fix);
  return slack.fault('does not answer', 'Check the network, and SLACK_API_URL if it is set.');
}
