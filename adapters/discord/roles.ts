import { type BaseInteraction, type GuildMember, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { CommonRole, Roles } from '../../src/domain/rights.ts';

/** Somebody in a channel. */
export interface Present {
  readonly user: string;
  /** Ids of their roles. */
  readonly roles: readonly string[];
  /** What they may do in this channel; null in a direct message. */
  readonly permissions: Readonly<PermissionsBitField> | null;
}

/** Of an interaction, or put together from a message. */
type Arriving = Pick<BaseInteraction, 'memberPermissions' | 'user'> & {
  readonly member: BaseInteraction['member'] | GuildMember;
};

/** Permissions and roles travel with every interaction. */
export function presentBy({ memberPermissions, member, user }: Arriving): Present {
  const roles =
    member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return { user: user.id, roles, permissions: memberPermissions };
}

/** What Discord says about a person in a channel. */
export function rolesOf({ user, roles, permissions }: Present): Roles {
  return {
    async holds(role) {
      const any = COMMON.get(role)?.any;
      if (any) return any.some((each) => permissions?.has(each));
      const name = ownName(role);
      if (name === null) return false;
      if (isPermission(name)) return permissions?.has(PermissionFlagsBits[name]) ?? false;
      return roles.includes(name) || user === name;
    },
    describe(role) {
      const common = COMMON.get(role);
      if (common) return common.words;
      const name = ownName(role);
      if (name === null) return null;
      return isPermission(name) ? `members with the permission “${name}”` : `members with the role ${name}`;
    },
  };
}

/** Each is held by whoever has any of these permissions in the channel. */
const COMMON: ReadonlyMap<string, { readonly any: readonly bigint[]; readonly words: string }> = new Map(
  Object.entries({
    everyone: { any: [0n], words: 'everyone' },
    admins: {
      any: [PermissionFlagsBits.ManageGuild],
      words: 'members with the permission “Manage Server”',
    },
    managers: {
      any: [PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageGuild],
      words: 'members with the permission “Manage Channels” or “Manage Server”',
    },
    callers: {
      any: [PermissionFlagsBits.MentionEveryone],
      words: 'members with the permission “Mention @everyone, @here and All Roles”',
    },
  } satisfies Record<CommonRole, { readonly any: readonly bigint[]; readonly words: string }>),
);

function ownName(role: string): string | null {
  return role.startsWith('discord:') ? role.slice('discord:'.length) : null;
}

function isPermission(name: string): name is keyof typeof PermissionFlagsBits {
  return Object.hasOwn(PermissionsBitField.Flags, name);
}
