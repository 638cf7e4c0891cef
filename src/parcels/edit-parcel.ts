import { setByHand } from '../domain/by-hand.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { ProblemCode } from '../domain/problem.ts';
import { type Result, success } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { ParcelEdit, TrackingRecord } from '../ports/provider-data.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import { type AccessNeeds, requireOwn } from './access.ts';

export interface EditNeeds extends AccessNeeds {
  readonly api: Pick<TrackingApi, 'edit'>;
  readonly parcels: Pick<ParcelStore, 'read' | 'retitle' | 'noteHand'>;
  readonly clock: Clock;
  readonly subscriptions: Pick<SubscriptionStore, 'change' | 'follows'>;
}

/** Where one of these is the answer, it may have been done all the same. */
const MAY_BE_DONE: readonly ProblemCode[] = [
  'provider-unavailable',
  'provider-answer-unreadable',
  'provider-answer-too-big',
];

/** Changes what people wrote about a parcel. A new title is the channel's own name for it, too. */
export async function editParcel(
  needs: EditNeeds,
  key: ParcelKey,
  edit: ParcelEdit,
  who: { readonly channel: ChannelRef; readonly user: string },
): Promise<Result<TrackingRecord>> {
  const allowed = await requireOwn(needs, [key], who.channel);
  if (!allowed.ok) return allowed;
  // Noted before: whoever sees the new status first must know whose it is.
  const before = edit.status ? ((await needs.parcels.read(key))?.hand ?? null) : null;
  if (edit.status) await needs.parcels.noteHand(key, setByHand(edit.status, who, needs.clock()));
  const edited = await needs.api.edit(key, edit);
  if (!edited.ok && edit.status && !MAY_BE_DONE.includes(edited.problem.code))
    await needs.parcels.noteHand(key, before);
  if (!edited.ok) return edited;
  if (edit.title !== undefined) {
    await needs.parcels.retitle(key, edit.title || null);
    await needs.subscriptions.change(key, who.channel, { title: edit.title || null });
  }
  return success(edited.value);
}
