import { PermissionFlagsBits } from 'discord.js';

export interface DiscordOverwrite {
  readonly id: string;
  /** 0 for a role, 1 for a member. */
  readonly type: 0 | 1;
  readonly allow?: bigint;
  readonly deny?: bigint;
}

export interface DiscordChannel {
  readonly guild: string;
  readonly type?: number;
  readonly overwrites?: readonly DiscordOverwrite[];
  /** Of a thread. */
  readonly parent?: string;
  readonly locked?: boolean;
  readonly members?: readonly string[];
}

export interface DiscordGuild {
  readonly owner: string;
  /** Role → what it permits; the one that is called like the guild is everyone's. */
  readonly roles: Readonly<Record<string, bigint>>;
  /** Member → roles. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly atRest?: readonly string[];
}

type Refusal = { readonly status: number; readonly code: number; readonly message: string };
type Route = readonly ['GET', RegExp, (match: RegExpExecArray) => object];

const { Administrator, ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
const EVERYTHING = 2n ** 53n - 1n;
const MISSING_ACCESS: Refusal = { status: 403, code: 50001, message: 'Missing Access' };

/**
 * Servers with their roles, members and channels, and who may do what there.
 * https://docs.discord.com/developers/topics/permissions
 */
export function discordWorld(bot: string) {
  const guilds = new Map<string, DiscordGuild>();
  const channels = new Map<string, DiscordChannel>();

  function permissionsOf(user: string, id: string): bigint {
    const channel = channels.get(id);
    const guild = guilds.get(channel?.guild ?? '');
    const roles = guild?.members[user];
    if (!channel || !guild || !roles) return 0n;
    const own = [channel.guild, ...roles];
    const base = own.reduce((sum, role) => sum | (guild.roles[role] ?? 0n), 0n);
    if (guild.owner === user || base & Administrator) return EVERYTHING;
    const { overwrites = [] } = channels.get(channel.parent ?? id) ?? channel;
    const apply = (before: bigint, fits: (overwrite: DiscordOverwrite) => boolean) => {
      const fitting = overwrites.filter(fits);
      const denied = fitting.reduce((sum, { deny = 0n }) => sum | deny, 0n);
      return fitting.reduce((sum, { allow = 0n }) => sum | allow, before & ~denied);
    };
    const everyone = apply(base, ({ type, id: role }) => type === 0 && role === channel.guild);
    const byRoles = apply(everyone, ({ type, id: role }) => type === 0 && roles.includes(role));
    return apply(byRoles, ({ type, id: member }) => type === 1 && member === user);
  }

  const asChannel = (id: string, { guild, type = 0, parent, locked, overwrites = [] }: DiscordChannel) => ({
    id,
    guild_id: guild,
    type,
    name: 'somewhere',
    ...(parent ? { parent_id: parent, thread_metadata: { locked: locked ?? false, archived: false } } : {}),
    ...(parent
      ? {}
      : {
          permission_overwrites: overwrites.map(({ allow = 0n, deny = 0n, ...rest }) => ({
            ...rest,
            allow: String(allow),
            deny: String(deny),
          })),
        }),
  });

  const routes: readonly Route[] = [
    [
      'GET',
      /^\/channels\/(\d+)\/thread-members\/(\d+)$/,
      ([, id = '', user = '']) =>
        channels.get(id)?.members?.includes(user)
          ? { id, user_id: user }
          : { status: 404, code: 10007, message: 'Unknown Member' },
    ],
    [
      'GET',
      /^\/guilds\/(\d+)$/,
      ([, id = '']) => {
        const guild = guilds.get(id);
        if (!guild?.members[bot]) return { status: 404, code: 10004, message: 'Unknown Guild' };
        const roles = Object.entries(guild.roles).map(([role, permissions]) => ({
          id: role,
          name: role,
          permissions: String(permissions),
        }));
        return { id, owner_id: guild.owner, roles };
      },
    ],
    [
      'GET',
      /^\/guilds\/(\d+)\/members\/(\d+)$/,
      ([, id = '', user = '']) => {
        const guild = guilds.get(id);
        if (!guild?.members[bot]) return { status: 404, code: 10004, message: 'Unknown Guild' };
        const roles = guild.members[user];
        if (!roles) return { status: 404, code: 10007, message: 'Unknown Member' };
        const until = guild.atRest?.includes(user) ? '2999-01-01T00:00:00Z' : null;
        return {
          user: { id: user, username: 'dana', global_name: 'Dana' },
          roles,
          communication_disabled_until: until,
        };
      },
    ],
  ];

  return {
    guilds,
    channels,
    permissionsOf,
    routes,

    /** As the bot sees it; null for one that nothing is told of. */
    channelOf(id: string): object | null {
      const channel = channels.get(id);
      if (!channel) return null;
      return permissionsOf(bot, id) & ViewChannel ? asChannel(id, channel) : MISSING_ACCESS;
    },

    /** Why a post is refused; into what Discord has not been told of, everything is taken. */
    refusalOf(id: string): Refusal | null {
      const channel = channels.get(id);
      if (!channel) return null;
      const permissions = permissionsOf(bot, id);
      if (!(permissions & ViewChannel)) return MISSING_ACCESS;
      const needed = channel.parent ? SendMessagesInThreads : SendMessages;
      return permissions & needed ? null : { status: 403, code: 50013, message: 'Missing Permissions' };
    },
  };
}
