import { type BaseInteraction, type GuildMember, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Roles } from '../../src/domain/rights.ts';

/** Of an interaction, or put together from a message. */
type Person = Pick<BaseInteraction, 'memberPermissions' | 'user'> & {
  readonly member: BaseInteraction['member'] | GuildMember;
};

/** What Discord says about the person who gave a command: permissions and roles travel with every interaction. */
export function rolesOf({ memberPermissions, member, user }: Person): Roles {
  const ids =
    member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return {
    async holds(role) {
      if (role === 'admins') return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
      const name = ownName(role);
      if (name === null) return false;
      if (isPermission(name)) return memberPermissions?.has(PermissionFlagsBits[name]) ?? false;
      return ids.includes(name) || user.id === name;
    },
    describe(role) {
      if (role === 'everyone') return 'everyone';
      if (role === 'admins') return 'members with the permission “Manage Server”';
      const name = ownName(role);
      if (name === null) return null;
      return isPermission(name) ? `members with the permission “${name}”` : `members with the role ${name}`;
    },
  };
}

function ownName(role: string): string | null {
  return role.startsWith('discord:') ? role.slice('discord:'.length) : null;
}

function isPermission(name: string): name is keyof typeof PermissionFlagsBits {
  return Object.hasOwn(PermissionsBitField.Flags, name);
}
