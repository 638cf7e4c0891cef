import { inParts } from '../../async/in-parts.ts';
import type { Services } from '../../chat/services.ts';
import { type Parcel, parcelId } from '../../domain/parcel.ts';
import { asReadBy, type Reader, relationsOf, UNRELATED } from '../../parcels/access.ts';
import { mostAtOnce } from '../../ports/provider-offer.ts';
import type { TrackingApi } from '../../ports/tracking-provider.ts';
import { differencesFrom, editFor } from './compare-parcels.ts';
import type { GoodRow } from './parcel-row.ts';

type ReplaceNeeds = Pick<Services<'list'>, 'offer' | 'owners' | 'subscriptions' | 'home' | 'parcels'> & {
  readonly api: Partial<Pick<TrackingApi, 'editMany'>>;
};

/** Gives parcels of this channel's workspace the fields that their rows say; resolves to how many have changed. */
export async function replaceFields(
  needs: ReplaceNeeds,
  rows: readonly GoodRow[],
  known: ReadonlyMap<string, Parcel>,
  reader: Reader,
): Promise<number> {
  const { api, offer } = needs;
  const relations = await relationsOf(
    needs,
    rows.map(({ parcel }) => parcel.key),
    reader.channel,
  );
  const edits = rows.flatMap(({ parcel }, at) => {
    const [present, relation] = [known.get(parcelId(parcel.key)), relations[at] ?? UNRELATED];
    if (!present || relation.access !== 'own') return [];
    const differences = differencesFrom(asReadBy(reader, present, relation), parcel, offer.editable.many);
    return differences.length > 0 ? [{ key: parcel.key, ...editFor(differences) }] : [];
  });
  const titles = new Map(edits.map(({ key, title }) => [parcelId(key), title]));
  let done = 0;
  for (const part of inParts(edits, mostAtOnce(offer, 'editMany'))) {
    const outcome = await api.editMany?.(part);
    if (!outcome?.ok) break;
    done += outcome.value.done.length;
    for (const key of outcome.value.done) {
      const title = titles.get(parcelId(key));
      if (title !== undefined) await needs.parcels.retitle(key, title);
    }
  }
  return done;
}
