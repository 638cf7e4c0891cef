import {
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  OverwriteType,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';

export type PermittingGuild = Pick<APIGuild, 'id' | 'owner_id' | 'roles'>;
export type PermittedMember = Pick<APIGuildMember, 'roles' | 'communication_disabled_until'>;

/** What is left to somebody who has been sent to rest. */
const AT_REST = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/**
 * What a member may do in a channel: the roles’ permissions, then what the channel says of everyone, of the roles and
 * of the member. https://docs.discord.com/developers/topics/permissions#permission-overwrites
 *
 * @param now Unix milliseconds
 */
export function permissionsIn(
  guild: PermittingGuild,
  overwrites: readonly APIOverwrite[],
  user: string,
  member: PermittedMember,
  now: number,
): PermissionsBitField {
  if (guild.owner_id === user) return new PermissionsBitField(PermissionsBitField.All);
  const own = [guild.id, ...member.roles];
  const base = guild.roles
    .filter(({ id }) => own.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if (base & PermissionFlagsBits.Administrator) return new PermissionsBitField(PermissionsBitField.All);
  const roles = overwrites.filter(({ id, type }) => type === OverwriteType.Role && own.includes(id));
  const steps = [
    roles.filter(({ id }) => id === guild.id),
    roles.filter(({ id }) => id !== guild.id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === user),
  ];
  const left = steps.reduce(applied, base);
  return new PermissionsBitField(isAtRest(member, now) ? left & AT_REST : left);
}

/** What several roles say counts together, and what is allowed wins. */
function applied(permissions: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const denied = overwrites.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
  const allowed = overwrites.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
  return (permissions & ~denied) | allowed;
}

function isAtRest({ communication_disabled_until: until }: PermittedMember, now: number): boolean {
  return until !== undefined && until !== null && Date.parse(until) > now;
}
