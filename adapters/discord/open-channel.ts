import { type Channel, ChannelType, PermissionFlagsBits } from 'discord.js';

/**
 * Whether everybody of the server can read in a channel; a direct conversation is a workspace of its own. What is not
 * known of counts as closed.
 */
export function isOpenChannel(channel: Channel | null): boolean {
  if (channel === null) return false;
  if (channel.isDMBased()) return true;
  if (channel.type === ChannelType.PrivateThread) return false;
  const everyone = channel.guild.roles.everyone;
  return channel.permissionsFor(everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false;
}
