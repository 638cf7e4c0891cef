import type { ChannelRef } from '../domain/channel.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';

export interface SettingsStore {
  read(channel: ChannelRef): Promise<ChannelSettings>;
  /** Of every channel that has chosen anything. */
  all(): Promise<readonly { readonly channel: ChannelRef; readonly settings: ChannelSettings }[]>;
  write(channel: ChannelRef, settings: ChannelSettings): Promise<void>;
}
