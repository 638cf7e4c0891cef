import type { ChannelRef } from '../domain/channel.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { WakeOutbox } from '../ports/wake-outbox.ts';

export interface ResumeNeeds {
  readonly subscriptions: Pick<SubscriptionStore, 'resume'>;
  readonly wakeOutbox: WakeOutbox;
}

/** Access may have returned to a channel: what it missed is posted. Resolves to whether posts were refused there. */
export async function resumePosts(
  { subscriptions, wakeOutbox }: ResumeNeeds,
  channel: ChannelRef,
): Promise<boolean> {
  const wasRefused = await subscriptions.resume(channel);
  if (wasRefused) await wakeOutbox([channel], 'at-once');
  return wasRefused;
}
