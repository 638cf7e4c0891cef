import type { ChannelRef } from '../domain/channel.ts';

/** Tells whoever posts that there is something in the outbox for these channels. */
export type WakeOutbox = (channels: readonly ChannelRef[]) => Promise<void>;
