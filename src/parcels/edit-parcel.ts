import type { Services } from '../chat/services.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { Origin } from '../grammar/command-table.ts';
import type { ParcelEdit, TrackingRecord } from '../ports/provider-data.ts';
import { requireOwn } from './access.ts';

type Needs = Pick<Services, 'api' | 'parcels' | 'subscriptions' | 'home'>;

/** Changes what people wrote about a parcel. A new title is the channel's own name for it, too. */
export async function editParcel(
  needs: Needs,
  key: ParcelKey,
  edit: ParcelEdit,
  { channel }: Pick<Origin, 'channel'>,
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
