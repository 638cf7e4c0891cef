import { ChannelType } from 'discord.js';

type Typed = { readonly type: ChannelType };

const THREADS = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

/** Where messages can be written in a server. https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const WRITABLE = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
  ...THREADS,
] as const;

export function isThread({ type }: Typed): boolean {
  return THREADS.some((each) => each === type);
}

export function isWritable({ type }: Typed): boolean {
  return WRITABLE.some((each) => each === type);
}
