import { inParts } from '../async/in-parts.ts';
import { type Parcel, type ParcelKey, parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';

/** As many numbers as one list request takes. */
const MOST_NUMBERS = 40;

/** What the service knows of these parcels, by their ids: one request for forty, and nothing for those it has not. */
export async function readByNumber(
  api: Pick<TrackingApi, 'list'>,
  keys: readonly ParcelKey[],
): Promise<Result<ReadonlyMap<string, Parcel>>> {
  const found = new Map<string, Parcel>();
  for (const part of inParts(keys, MOST_NUMBERS)) {
    const page = await api.list({ numbers: part.map(({ number }) => number) });
    if (!page.ok) return page;
    for (const parcel of page.value.parcels) found.set(parcelId(parcel.key), parcel);
  }
  return success(found);
}
