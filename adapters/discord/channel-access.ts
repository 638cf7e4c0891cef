import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  DiscordAPIError,
  PermissionFlagsBits,
  type PermissionsBitField,
  type REST,
  Routes,
} from 'discord.js';
import type { ChannelBarrier } from '../../src/domain/denial.ts';
import { failure, type Result, success } from '../../src/domain/result.ts';
import type { Asker, ChannelAccess, Presence } from '../../src/ports/channel-access.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { personIn } from './direct-workspace.ts';
import { permissionsIn } from './permissions.ts';
import { rolesOf } from './roles.ts';
import { isThread, isWritable } from './writable-channels.ts';

export interface AccessNeeds {
  readonly rest: REST;
  /** The bot's user id; null before it is known. */
  self(): string | null;
  readonly logger: Logger;
}

const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, ManageThreads } = PermissionFlagsBits;
/** What Discord lets people do where. Asked anew each time: it is rare, and counts. */
export function createChannelAccess(needs: AccessNeeds): ChannelAccess {
  const { rest, logger } = needs;
  return {
    async enter(asker, channel) {
      try {
        return await enter(needs, asker, channel);
      } catch (error) {
        logger.warn({ err: error, channel }, 'Discord does not tell who may write into a channel');
        return closed('unsure');
      }
    },
    async belongsTo(conversation, guild) {
      const user = personIn(conversation);
      return user !== null && (await read(rest, Routes.guildMember(guild, user))) !== null;
    },
  };
}

interface Place {
  readonly channel: APIChannel;
  readonly overwrites: readonly APIOverwrite[];
}

async function enter(
  { rest, self }: AccessNeeds,
  { user, channel: { workspace } }: Asker,
  id: string,
): Promise<Result<Presence>> {
  const bot = self();
  const place = await readPlace(rest, workspace, id);
  if (!place || bot === null) return closed('unknown');
  const [guild, person, own] = await Promise.all([
    read<APIGuild>(rest, Routes.guild(workspace)),
    read<APIGuildMember>(rest, Routes.guildMember(workspace, user)),
    read<APIGuildMember>(rest, Routes.guildMember(workspace, bot)),
  ]);
  if (!guild || !person || !own) return closed('unknown');
  const of = (who: string, member: APIGuildMember) =>
    permissionsIn(guild, place.overwrites, who, member, Date.now());
  const permissions = of(user, person);
  const barrier = (await barrierTo(rest, place, user, permissions)) ?? barrierToBot(place, of(bot, own));
  if (barrier) return closed(barrier);
  const roles = rolesOf({ user, roles: person.roles, permissions });
  const { nick, user: account } = person;
  return success({
    roles,
    name: `${nick || account.global_name || account.username} (${user})`,
    isOpen: isOpenPlace(place, guild),
  });
}

/** Null for one that is of another server, or that the bot cannot see. A thread has its channel's overwrites. */
async function readPlace(rest: REST, guild: string, id: string): Promise<Place | null> {
  const channel = await read<APIChannel>(rest, Routes.channel(id));
  if (!channel || !('guild_id' in channel) || channel.guild_id !== guild) return null;
  const home = isThread(channel) && 'parent_id' in channel && channel.parent_id ? channel.parent_id : null;
  const holder = home === null ? channel : await read<APIChannel>(rest, Routes.channel(home));
  if (!holder) return null;
  const overwrites = 'permission_overwrites' in holder ? (holder.permission_overwrites ?? []) : [];
  return { channel, overwrites };
}

/** As it is for those who have no role but everyone's. */
function isOpenPlace({ channel, overwrites }: Place, guild: APIGuild): boolean {
  const everyone = permissionsIn(guild, overwrites, '', { roles: [] }, 0);
  return channel.type !== ChannelType.PrivateThread && everyone.has(ViewChannel);
}

async function barrierTo(
  rest: REST,
  { channel }: Place,
  user: string,
  permissions: PermissionsBitField,
): Promise<ChannelBarrier | null> {
  if (!permissions.has(ViewChannel)) return 'unknown';
  if (channel.type === ChannelType.PrivateThread && !permissions.has(ManageThreads)) {
    if (!(await read(rest, Routes.threadMembers(channel.id, user)))) return 'unknown';
  }
  if (!isWritable(channel)) return 'asker';
  if (isLocked(channel) && !permissions.has(ManageThreads)) return 'archived';
  return permissions.has(isThread(channel) ? SendMessagesInThreads : SendMessages) ? null : 'asker';
}

function barrierToBot({ channel }: Place, permissions: PermissionsBitField): ChannelBarrier | null {
  if (isLocked(channel) && !permissions.has(ManageThreads)) return 'archived';
  const needed = [ViewChannel, EmbedLinks, isThread(channel) ? SendMessagesInThreads : SendMessages];
  return permissions.has(needed) ? null : 'bot';
}

function isLocked(channel: APIChannel): boolean {
  return 'thread_metadata' in channel && channel.thread_metadata?.locked === true;
}

/** Null for what is not there, or not for the bot. */
async function read<T>(rest: REST, route: `/${string}`): Promise<T | null> {
  try {
    return (await rest.get(route)) as T;
  } catch (error) {
    if (error instanceof DiscordAPIError && [403, 404].includes(error.status)) return null;
    throw error;
  }
}

function closed(why: ChannelBarrier) {
  return failure({ code: 'channel-closed', why });
}
