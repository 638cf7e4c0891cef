import { inParts } from '../async/in-parts.ts';
import { type Parcel, type ParcelKey, parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { ListNeeds } from './read-pages.ts';

/** What the service knows of these parcels, by their ids; nothing for those it has not. */
export async function readByNumber(
  { api, offer }: ListNeeds,
  keys: readonly ParcelKey[],
): Promise<Result<ReadonlyMap<string, Parcel>>> {
  const found = new Map<string, Parcel>();
  for (const part of inParts(keys, offer.list.numbers)) {
    const page = await api.list({ numbers: part.map(({ number }) => number) });
    if (!page.ok) return page;
    for (const parcel of page.value.parcels) found.set(parcelId(parcel.key), parcel);
  }
  return success(found);
}
