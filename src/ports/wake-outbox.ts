import type { ChannelRef } from '../domain/channel.ts';

/**
 * Tells whoever posts that there is something in the outbox for these channels. `at-once` where what kept them may have
 * ended before its time: whoever waits for that does not wait on.
 */
export type WakeOutbox = (channels: readonly ChannelRef[], urgency?: 'at-once') => Promise<void>;
