import type { ChannelRef } from '../domain/channel.ts';
import { type Parcel, parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type AccessNeeds, accessOf, withoutWords } from './access.ts';
import { matches, narrowed, type Query } from './query/query.ts';
import { type ListNeeds, readPages } from './read-pages.ts';

export interface SelectedParcel {
  readonly parcel: Parcel;
  /** Whether this workspace may change it. */
  readonly own: boolean;
}

export interface SelectNeeds extends AccessNeeds, ListNeeds {
  readonly subscriptions: Pick<SubscriptionStore, 'keys'>;
}

/** The parcels that a channel's workspace may see and that a query means, newest first. */
export async function selectParcels(
  needs: SelectNeeds,
  query: Query,
  channel: ChannelRef,
): Promise<Result<readonly SelectedParcel[]>> {
  const all = new Map<string, Parcel>();
  const pages = await readPages(needs, narrowed(query, needs.offer.list), async (parcels) => {
    for (const parcel of parcels) all.set(parcelId(parcel.key), parcel);
  });
  if (!pages.ok) return pages;
  const followed = new Set((await needs.subscriptions.keys(channel)).map(parcelId));
  const parcels = [...all.values()];
  const access = await accessOf(
    needs,
    parcels.map(({ key }) => key),
    channel,
  );
  const selected = parcels.flatMap((parcel, index): SelectedParcel[] => {
    if (access[index] === 'foreign') return [];
    const own = access[index] === 'own';
    const seen = own ? parcel : withoutWords(parcel);
    const followedHere = followed.has(parcelId(parcel.key));
    return matches(query, { parcel: seen, followedHere }) ? [{ parcel: seen, own }] : [];
  });
  return success(selected.sort((a, b) => (b.parcel.createdAt ?? 0) - (a.parcel.createdAt ?? 0)));
}
