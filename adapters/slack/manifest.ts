import { type CommandSet, examplesOf } from '../../src/grammar/command-set.ts';
import { SURFACES, type Surface } from '../../src/grammar/command-table.ts';
import { shortcutsOf } from '../../src/grammar/shortcut.ts';
import { callbackOf } from './shortcuts.ts';

export interface ManifestOptions {
  /** Where Slack reaches the bot over HTTP; null for Socket Mode. */
  readonly requestUrl: string | null;
}

const LONGEST_HINT = 100;
/**
 * Being called in a thread; being invited; being written to; posting; files given and taken; whom a direct message
 * reaches; who is an admin, in a user group or in a channel; whether a post whose answer was lost is there.
 */
export const SCOPES = [
  'app_mentions:read',
  'commands',
  'chat:write',
  'chat:write.public',
  'files:read',
  'files:write',
  'im:read',
  'im:write',
  'users:read',
  'usergroups:read',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
];
const SUMMARY = {
  track: 'Follow a parcel',
  parcels: 'See and manage the parcels this channel follows',
  admin: 'Delete parcels, and what else not everyone may do',
} as const;

/** What to paste when creating the app. https://docs.slack.dev/reference/app-manifest */
export function createManifest(set: CommandSet, { requestUrl }: ManifestOptions) {
  return {
    display_information: {
      name: 'Parcels',
      description: 'Follows parcels and tells the channel when something really happens.',
    },
    features: {
      // People write to the bot there as they would to a person.
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'parcels', always_online: true },
      slash_commands: SURFACES.map((surface) => ({
        command: `/${set.names[surface]}`,
        description: SUMMARY[surface],
        usage_hint: usageHint(set, surface),
        should_escape: true,
        ...(requestUrl ? { url: requestUrl } : {}),
      })),
      shortcuts: shortcutsOf(set).map((entry) => ({
        name: entry.name,
        type: entry.on === 'message' ? 'message' : 'global',
        callback_id: callbackOf(entry),
        description: entry.summary,
      })),
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: {
        ...(requestUrl ? { request_url: requestUrl } : {}),
        bot_events: ['app_mention', 'app_uninstalled', 'member_joined_channel', 'message.im'],
      },
      interactivity: {
        is_enabled: true,
        ...(requestUrl ? { request_url: requestUrl, message_menu_options_url: requestUrl } : {}),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === null,
      token_rotation_enabled: false,
    },
  };
}

/** What Slack shows while somebody types. */
function usageHint(set: CommandSet, surface: Surface): string {
  const commands = set.all.filter((command) => command.surface === surface);
  const [first] = commands;
  const hint =
    surface === 'track' && first
      ? (examplesOf(set, first).at(-1) ?? '').replace(/^\S+\s/, '')
      : commands.map(({ verb }) => verb).join(' | ');
  return hint.slice(0, LONGEST_HINT);
}
