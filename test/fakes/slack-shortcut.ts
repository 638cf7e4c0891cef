import { readFileSync } from 'node:fs';

/** A message in the menu of which somebody chooses a shortcut, as Slack keeps it; in the channel unless it is a reply. */
export type SlackShownMessage = {
  readonly ts?: string;
  readonly thread_ts?: string;
} & Readonly<Record<string, unknown>>;

export interface SlackShortcutUse {
  /** As the menu shows it. */
  readonly name: string;
  /** Left out for a shortcut in the menu of the app. */
  readonly message?: SlackShownMessage;
  readonly channel?: string;
  readonly user?: string;
  readonly team?: string;
  /** Where the person is at home, where that is another workspace. */
  readonly userTeam?: string;
  readonly trigger?: string;
}

interface Declared {
  readonly name: string;
  readonly type: 'message' | 'global';
  readonly callback_id: string;
}

const DECLARED: readonly Declared[] = JSON.parse(
  readFileSync(new URL('../../adapters/slack/manifest.json', import.meta.url), 'utf8'),
).features.shortcuts;

/**
 * What Slack sends when somebody chooses a shortcut. Slack shows none that the manifest does not have.
 * https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
export function shortcutPayload(
  {
    name,
    message,
    channel = '',
    user = 'U0USER',
    team = '',
    userTeam = team,
    trigger = '',
  }: SlackShortcutUse,
  url: string,
): object {
  const type = message ? 'message' : 'global';
  const declared = DECLARED.find((each) => each.name === name && each.type === type);
  if (!declared) throw new Error(`The manifest has no ${type} shortcut “${name}”.`);
  const ts = message?.ts ?? '1700000003.000001';
  const common = {
    token: 'legacy',
    action_ts: '1700000004.000001',
    team: { id: team, domain: 'test' },
    user: { id: user, username: 'dana', name: 'dana', team_id: userTeam },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: declared.callback_id,
    trigger_id: trigger,
  };
  if (!message) return { type: 'shortcut', ...common };
  return {
    type: 'message_action',
    ...common,
    response_url: `${url}/response/${channel}`,
    message_ts: ts,
    channel: { id: channel, name: 'parcels' },
    message: { type: 'message', user: 'U0OTHER', ...message, ts },
  };
}
