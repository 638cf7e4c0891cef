/** Somebody, as `users.info` tells; a plain member unless something else is said. */
export interface SlackPerson {
  readonly is_admin?: boolean;
  readonly is_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly team_id?: string;
  readonly enterprise_user?: { readonly teams: readonly string[] };
  readonly profile?: { readonly display_name: string };
}

/** A conversation, as `conversations.info` tells; the bot sees a private one where it is a member. */
export interface SlackConversation {
  readonly members?: readonly string[];
  readonly is_private?: boolean;
  readonly is_member?: boolean;
  readonly is_archived?: boolean;
  readonly is_read_only?: boolean;
  readonly is_ext_shared?: boolean;
  readonly creator?: string;
  readonly context_team_id?: string;
  readonly properties?: object;
}

type Args = Readonly<Record<string, string>>;

/** Who is who and where, and how Slack tells; the direct message of a person and the bot is `D-` and the person. */
export function slackWorld(team: string, admin: string) {
  const people = new Map<string, SlackPerson>([[admin, { is_admin: true }]]);
  /** Those that nothing is said of are public; null for one that is not there. */
  const conversations = new Map<string, SlackConversation | null>([
    ['C0CLOSED', { is_private: true, is_member: true }],
    ['C0HIDDEN', { is_private: true }],
  ]);

  const visible = (channel: string) => {
    const found = conversations.has(channel)
      ? conversations.get(channel)
      : channel.startsWith('C')
        ? {}
        : null;
    return found && (!found.is_private || found.is_member) ? found : null;
  };

  return {
    people,
    conversations,

    methods: {
      'users.info': ({ user = '' }: Args) => ({
        ok: true,
        user: { id: user, name: 'dana', ...people.get(user) },
      }),

      'conversations.info': ({ channel = '' }: Args) => {
        const [, partner] = /^D-(\w+)$/.exec(channel) ?? [];
        if (partner) return { ok: true, channel: { id: channel, is_im: true, user: partner } };
        const found = visible(channel);
        if (!found) return { ok: false, error: 'channel_not_found' };
        const { members: _members, ...told } = found;
        return { ok: true, channel: { id: channel, is_channel: true, context_team_id: team, ...told } };
      },

      'conversations.members': ({ channel = '', limit = '100', cursor = '0' }: Args) => {
        const found = visible(channel);
        if (!found) return { ok: false, error: 'channel_not_found' };
        const members = found.members ?? [];
        const end = Number(cursor) + Number(limit);
        const next_cursor = end < members.length ? String(end) : '';
        return {
          ok: true,
          members: members.slice(Number(cursor), end),
          response_metadata: { next_cursor },
        };
      },
    },

    /** Why Slack takes no post into a conversation; what it has not been told of, it takes everything into. */
    refusalOf(channel: string): string | null {
      // Between two people the bot has no say.
      if (/^D\w/.test(channel)) return 'channel_not_found';
      const found = visible(channel);
      if (!found) return conversations.has(channel) ? 'channel_not_found' : null;
      if (found.is_archived) return 'is_archived';
      return found.is_read_only ? 'restricted_action_read_only_channel' : null;
    },
  };
}
