import type { ChannelRef } from '../domain/channel.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { ParcelEdit, TrackingRecord } from '../ports/provider-data.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import { type AccessNeeds, requireOwn } from './access.ts';

export interface EditNeeds extends AccessNeeds {
  readonly api: Pick<TrackingApi, 'edit'>;
  readonly parcels: Pick<ParcelStore, 'retitle'>;
  readonly subscriptions: Pick<SubscriptionStore, 'change' | 'follows'>;
}

/** Changes what people wrote about a parcel. A new title is the channel's own name for it, too. */
export async function editParcel(
  needs: EditNeeds,
  key: ParcelKey,
  edit: ParcelEdit,
  { channel }: { readonly channel: ChannelRef },
): Promise<Result<TrackingRecord>> {
  const allowed = await requireOwn(needs, [key], channel);
  if (!allowed.ok) return allowed;
  const edited = await needs.api.edit(key, edit);
  if (!edited.ok) return edited;
  if (edit.title !== undefined) {
    await needs.parcels.retitle(key, edit.title || null);
    await needs.subscriptions.change(key, channel, { title: edit.title || null });
  }
  return success(edited.value);
}
