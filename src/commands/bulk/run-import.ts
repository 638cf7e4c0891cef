import { inParts } from '../../async/in-parts.ts';
import type { Services } from '../../chat/services.ts';
import type { Bringer } from '../../domain/owner.ts';
import { type Parcel, type ParcelKey, parcelId, toParcelKey, withoutNews } from '../../domain/parcel.ts';
import type { Problem } from '../../domain/problem.ts';
import { followAs } from '../../notices/follow.ts';
import { type Access, accessOf, type Reader } from '../../parcels/access.ts';
import { type Bringing, beginBringing } from '../../parcels/bring-in.ts';
import { readByNumber } from '../../parcels/read-by-number.ts';
import { mostAtOnce } from '../../ports/provider-offer.ts';
import type { TrackingApi } from '../../ports/tracking-provider.ts';
import type { GoodRow } from './parcel-row.ts';
import { replaceFields } from './replace-fields.ts';

/** What becomes of the title and the fields of a parcel that is there already. */
export type Policy = 'keep' | 'replace';

export interface ImportRequest {
  readonly rows: readonly GoodRow[];
  /** His channel will follow them. */
  readonly bringer: Bringer;
  readonly reader: Reader;
  readonly policy: Policy;
  /** As in a subscription. */
  readonly fromElsewhere: boolean;
}

export interface ImportOutcome {
  readonly added: readonly ParcelKey[];
  readonly there: readonly ParcelKey[];
  /** How many of those that were there have other fields now. */
  readonly replaced: number;
  readonly failed: readonly { readonly row: GoodRow; readonly problem: Problem }[];
}

export type ImportNeeds = Pick<
  Services<'createMany' | 'list'>,
  'offer' | 'parcels' | 'owners' | 'subscriptions' | 'audience' | 'wakeOutbox' | 'clock' | 'home'
> & { readonly api: Pick<TrackingApi, 'createMany' | 'list'> & Partial<Pick<TrackingApi, 'editMany'>> };

/**
 * Adds the parcels, as many as possible with each request, and has the channel follow those that are there afterwards.
 * Interrupted and run again, it finds what it had added and goes on.
 */
export async function runImport(
  needs: ImportNeeds,
  { rows, reader, ...how }: ImportRequest,
  onProgress: (done: number) => Promise<void>,
): Promise<ImportOutcome> {
  const added: ParcelKey[] = [];
  const there: ParcelKey[] = [];
  const failed: { row: GoodRow; problem: Problem }[] = [];
  let replaced = 0;
  for (const batch of inParts(rows, mostAtOnce(needs.offer, 'createMany'))) {
    const parcels = batch.map(({ parcel }) => parcel);
    const bringing = await beginBringing(needs, parcels, how.bringer);
    const outcome = await needs.api.createMany(parcels);
    if (outcome.ok) await Promise.all(outcome.value.added.map(bringing.added));
    const problems = new Map<string, Problem>(
      outcome.ok
        ? outcome.value.refused.map(({ key, problem }) => [parcelId(key), problem])
        : parcels.map(({ key }) => [parcelId(key), outcome.problem]),
    );
    const present: PresentRow[] = [];
    for (const row of batch) {
      const problem = problems.get(parcelId(row.parcel.key));
      if (problem && problem.code !== 'tracking-exists') failed.push({ row, problem });
      else {
        (problem ? there : added).push(row.parcel.key);
        present.push({ row, isNew: problem === undefined });
      }
    }
    await Promise.all([...problems].map(([id, problem]) => bringing.refused(toParcelKey(id), problem)));
    const known = await followAll(needs, present, how, bringing);
    if (how.policy === 'replace')
      replaced += await replaceFields(
        needs,
        present.flatMap(({ row, isNew }) => (isNew ? [] : [row])),
        known,
        reader,
      );
    await onProgress(added.length + there.length + failed.length);
  }
  return { added, there, replaced, failed };
}

interface PresentRow {
  readonly row: GoodRow;
  readonly isNew: boolean;
}

const NOTHING_KNOWN: ReadonlyMap<string, Parcel> = new Map();

/** One request tells how all of them stand, so that nothing old is told as news later. */
async function followAll(
  needs: ImportNeeds,
  present: readonly PresentRow[],
  { bringer: { channel, user }, policy, fromElsewhere }: Omit<ImportRequest, 'rows' | 'reader'>,
  bringing: Bringing,
): Promise<ReadonlyMap<string, Parcel>> {
  if (present.length === 0) return NOTHING_KNOWN;
  const keys = present.map(({ row }) => row.parcel.key);
  const [read, access] = [await readByNumber(needs, keys), await accessOf(needs, keys, channel)];
  const known = read.ok ? read.value : NOTHING_KNOWN;
  for (const [at, { row, isNew }] of present.entries()) {
    const { key } = row.parcel;
    const parcel = known.get(parcelId(key));
    const isKept = !isNew && policy === 'keep' && hasOwnName(parcel, access[at]);
    const title = isKept ? null : (row.channelTitle ?? row.parcel.title ?? null);
    await followAs(
      needs,
      { key, channel, user, title, fromElsewhere },
      parcel ?? withoutNews(key, needs.clock()),
      parcel !== undefined,
    );
    if (parcel) await bringing.wasThere(parcel);
  }
  return known;
}

/** Whether the channel calls it something already. */
function hasOwnName(parcel: Parcel | undefined, access: Access | undefined): boolean {
  return access === 'followed' || (access === 'own' && parcel !== undefined && parcel.title !== null);
}
