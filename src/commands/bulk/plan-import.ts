import { parcelId } from '../../domain/parcel.ts';
import { type Result, success } from '../../domain/result.ts';
import { readByNumber } from '../../parcels/read-by-number.ts';
import type { ListNeeds } from '../../parcels/read-pages.ts';
import { type BadRow, type GoodRow, isGood, type ParcelRow } from './parcel-row.ts';

/** What an import would do. */
export interface ImportPlan {
  readonly fresh: readonly GoodRow[];
  readonly there: readonly GoodRow[];
  readonly bad: readonly BadRow[];
  /** Rows that name a parcel once more. */
  readonly repeated: number;
}

/** Finds out, at no cost, what is new. */
export async function planImport(needs: ListNeeds, rows: readonly ParcelRow[]): Promise<Result<ImportPlan>> {
  const good = uniqueRows(rows);
  const known = await readByNumber(
    needs,
    good.map(({ parcel }) => parcel.key),
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
