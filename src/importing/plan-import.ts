import { parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { NewParcel, TrackingApi } from '../ports/tracking-api.ts';
import { type BadRow, type GoodRow, isGood, type ParcelRow } from './parcel-row.ts';

/** What an import would do. */
export interface ImportPlan {
  readonly fresh: readonly GoodRow[];
  readonly there: readonly GoodRow[];
  readonly bad: readonly BadRow[];
  /** Rows that name a parcel once more. */
  readonly repeated: number;
}

/** As many numbers as one list request takes. */
const MOST_NUMBERS = 40;

/** Finds out, at no cost, what is new: one request for forty parcels. */
export async function planImport(
  api: Pick<TrackingApi, 'list'>,
  rows: readonly ParcelRow[],
): Promise<Result<ImportPlan>> {
  const good = uniqueRows(rows);
  const known = await knownAmong(
    api,
    good.map(({ parcel }) => parcel),
  );
  if (!known.ok) return known;
  const isThere = ({ parcel }: GoodRow) => known.value.has(parcelId(parcel.key));
  const bad = rows.filter((row) => !isGood(row)) as readonly BadRow[];
  return success({
    fresh: good.filter((row) => !isThere(row)),
    there: good.filter(isThere),
    bad,
    repeated: rows.length - bad.length - good.length,
  });
}

/** The last of several rows about one parcel counts, as it would if they were typed one after the other. */
function uniqueRows(rows: readonly ParcelRow[]): readonly GoodRow[] {
  return [...new Map(rows.filter(isGood).map((row) => [parcelId(row.parcel.key), row])).values()];
}

async function knownAmong(
  api: Pick<TrackingApi, 'list'>,
  parcels: readonly NewParcel[],
): Promise<Result<ReadonlySet<string>>> {
  const known = new Set<string>();
  for (const part of inParts(parcels, MOST_NUMBERS)) {
    const page = await api.list({ numbers: part.map(({ key }) => key.number) });
    if (!page.ok) return page;
    for (const { key } of page.value.parcels) known.add(parcelId(key));
  }
  return success(known);
}

/** `[[1, 2], [3]]` for `[1, 2, 3]` in parts of two. */
export function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
