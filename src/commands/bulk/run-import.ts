import { inParts } from '../../async/in-parts.ts';
import type { Services } from '../../chat/services.ts';
import type { Bringer } from '../../domain/owner.ts';
import { type ParcelKey, parcelId, toParcelKey, withoutNews } from '../../domain/parcel.ts';
import type { Problem } from '../../domain/problem.ts';
import { followAs } from '../../notices/follow.ts';
import { type Bringing, beginBringing } from '../../parcels/bring-in.ts';
import { readByNumber } from '../../parcels/read-by-number.ts';
import type { NewParcel } from '../../ports/provider-data.ts';
import { mostAtOnce } from '../../ports/provider-offer.ts';

export interface ImportRequest {
  readonly parcels: readonly NewParcel[];
  /** His channel will follow them. */
  readonly bringer: Bringer;
}

export interface ImportOutcome {
  readonly added: readonly ParcelKey[];
  readonly there: readonly ParcelKey[];
  readonly failed: readonly { readonly parcel: NewParcel; readonly problem: Problem }[];
}

type Needs = Pick<
  Services<'createMany' | 'list'>,
  'api' | 'offer' | 'parcels' | 'owners' | 'subscriptions' | 'audience' | 'wakeOutbox' | 'clock'
>;

/**
 * Adds the parcels, as many as possible with each request, and has the channel follow those that are there afterwards.
 * Interrupted and run again, it finds what it had added and goes on.
 */
export async function runImport(
  needs: Needs,
  { parcels, bringer }: ImportRequest,
  onProgress: (done: number) => Promise<void>,
): Promise<ImportOutcome> {
  const added: ParcelKey[] = [];
  const there: ParcelKey[] = [];
  const failed: { parcel: NewParcel; problem: Problem }[] = [];
  for (const batch of inParts(parcels, mostAtOnce(needs.offer, 'createMany'))) {
    const bringing = await beginBringing(needs, batch, bringer);
    const outcome = await needs.api.createMany(batch);
    if (outcome.ok) await Promise.all(outcome.value.added.map(bringing.added));
    const problems = new Map<string, Problem>(
      outcome.ok
        ? outcome.value.refused.map(({ key, problem }) => [parcelId(key), problem])
        : batch.map(({ key }) => [parcelId(key), outcome.problem]),
    );
    const present: NewParcel[] = [];
    for (const parcel of batch) {
      const problem = problems.get(parcelId(parcel.key));
      if (problem && problem.code !== 'tracking-exists') failed.push({ parcel, problem });
      else {
        (problem ? there : added).push(parcel.key);
        present.push(parcel);
      }
    }
    await Promise.all([...problems].map(([id, problem]) => bringing.refused(toParcelKey(id), problem)));
    await followAll(needs, present, bringer, bringing);
    await onProgress(added.length + there.length + failed.length);
  }
  return { added, there, failed };
}

/** One request tells how all of them stand, so that nothing old is told as news later. */
async function followAll(
  needs: Needs,
  present: readonly NewParcel[],
  { channel, user }: Bringer,
  bringing: Bringing,
): Promise<void> {
  if (present.length === 0) return;
  const read = await readByNumber(
    needs,
    present.map(({ key }) => key),
  );
  for (const { key, title = null } of present) {
    const parcel = read.ok ? read.value.get(parcelId(key)) : undefined;
    await followAs(
      needs,
      { key, channel, user, title },
      parcel ?? withoutNews(key, needs.clock()),
      parcel !== undefined,
    );
    if (parcel) await bringing.wasThere(parcel);
  }
}
