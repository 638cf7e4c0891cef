import { type CommandSet, examplesOf } from '../../src/grammar/command-set.ts';

export interface ManifestOptions {
  /** Where Slack reaches the bot over HTTP; null for Socket Mode. */
  readonly requestUrl: string | null;
}

const LONGEST_HINT = 100;
const SUMMARY = {
  track: 'Follow a parcel',
  parcels: 'See and manage the parcels this channel follows',
} as const;

/** What to paste when creating the app. https://docs.slack.dev/reference/app-manifest */
export function createManifest(set: CommandSet, { requestUrl }: ManifestOptions) {
  return {
    display_information: {
      name: 'Parcels',
      description: 'Follows parcels and tells the channel when something really happens.',
    },
    features: {
      bot_user: { display_name: 'parcels', always_online: true },
      slash_commands: (['track', 'parcels'] as const).map((surface) => ({
        command: `/${set.names[surface]}`,
        description: SUMMARY[surface],
        usage_hint: usageHint(set, surface),
        should_escape: false,
        ...(requestUrl ? { url: requestUrl } : {}),
      })),
    },
    oauth_config: { scopes: { bot: ['commands', 'chat:write', 'chat:write.public'] } },
    settings: {
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === null,
      token_rotation_enabled: false,
    },
  };
}

/** What Slack shows while somebody types. */
function usageHint(set: CommandSet, surface: 'track' | 'parcels'): string {
  const commands = set.all.filter((command) => command.surface === surface);
  const [first] = commands;
  const hint =
    surface === 'track' && first
      ? (examplesOf(set, first).at(-1) ?? '').replace(/^\S+\s/, '')
      : commands.map(({ verb }) => verb).join(' | ');
  return hint.slice(0, LONGEST_HINT);
}
