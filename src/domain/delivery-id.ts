import { type ChannelRef, toChannelRef } from './channel.ts';
import { type ParcelKey, toParcelKey } from './parcel.ts';

/** `sto/402934299065#7@slack/T1/C1`: the parcel, the version that the change made, and the channel. */
export function readDeliveryId(id: string): { parcel: ParcelKey; channel: ChannelRef } | null {
  const [, parcel = '', channel = ''] = /^([^#]+\/[^#]+)#\d+@(.+)$/.exec(id) ?? [];
  const ref = toChannelRef(channel);
  return ref && { parcel: toParcelKey(parcel), channel: ref };
}
