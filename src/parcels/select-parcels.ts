import { mapInTurns } from '../async/turns.ts';
import { type Parcel, parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type AccessNeeds, accessIn, asReadBy, type Reader } from './access.ts';
import { matches, narrowed, type Query } from './query/query.ts';
import { type ListNeeds, readPages } from './read-pages.ts';

export interface SelectedParcel {
  readonly parcel: Parcel;
  /** Whether the channel may change it. */
  readonly own: boolean;
}

export interface SelectNeeds extends Omit<AccessNeeds, 'subscriptions'>, ListNeeds {
  readonly subscriptions: Pick<SubscriptionStore, 'keys'>;
}

/** The parcels that somebody may see in a channel and that a query means, newest first. */
export async function selectParcels(
  needs: SelectNeeds,
  query: Query,
  reader: Reader,
): Promise<Result<readonly SelectedParcel[]>> {
  const { channel } = reader;
  const all = new Map<string, Parcel>();
  const pages = await readPages(needs, narrowed(query, needs.offer.list), async (parcels) => {
    for (const parcel of parcels) all.set(parcelId(parcel.key), parcel);
  });
  if (!pages.ok) return pages;
  const followed = new Set((await needs.subscriptions.keys(channel)).map(parcelId));
  const parcels = [...all.values()];
  const owned = await needs.owners.read(parcels.map(({ key }) => key));
  const selected = await mapInTurns(parcels.entries(), ([index, parcel]): SelectedParcel[] => {
    const followedHere = followed.has(parcelId(parcel.key));
    const ownership = owned[index] ?? 'unsettled';
    const access = accessIn(channel, { ownership, isFollowed: followedHere }, needs.home);
    if (access === 'foreign') return [];
    const own = access === 'own';
    const seen = asReadBy(reader, parcel, { access, ownership });
    return matches(query, { parcel: seen, followedHere }) ? [{ parcel: seen, own }] : [];
  });
  return success(selected.flat().sort((a, b) => (b.parcel.createdAt ?? 0) - (a.parcel.createdAt ?? 0)));
}
