import type { ChannelRef } from '../domain/channel.ts';
import type { Parcel } from '../domain/parcel.ts';
import type { Services } from '../services.ts';

/**
 * The name a channel may see: the one it gave itself, else the one stored with the service, but only in the
 * workspace that brought the parcel in. Two workspaces may follow the same number without reading each other's words.
 */
export async function titleFor(
  { subscriptions }: Pick<Services, 'subscriptions'>,
  parcel: Parcel,
  channel: ChannelRef,
): Promise<string | null> {
  const subscription = await subscriptions.get(parcel.key, channel);
  if (subscription?.title) return subscription.title;
  return (await subscriptions.owns(parcel.key, channel)) ? parcel.title : null;
}
