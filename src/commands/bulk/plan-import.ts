import { mapInParts } from '../../async/in-parts.ts';
import type { FieldDifference, RowRemark } from '../../cards/import-wording.ts';
import type { Services } from '../../chat/services.ts';
import { type Parcel, parcelId } from '../../domain/parcel.ts';
import { type Result, success } from '../../domain/result.ts';
import { asReadBy, type Reader, relationsOf, UNRELATED } from '../../parcels/access.ts';
import { newParcelOf } from '../../parcels/new-parcel-arguments.ts';
import { readByNumber } from '../../parcels/read-by-number.ts';
import { differencesFrom } from './compare-parcels.ts';
import { type BadRow, type GoodRow, isGood, lacksCarrier, type ParcelRow } from './parcel-row.ts';
import type { ReadRows } from './read-rows.ts';
import { type Precedence, type RepeatedRow, uniteRows } from './unite-rows.ts';

/** A parcel that is in the account already. */
export interface PresentRow {
  readonly row: GoodRow;
  /** Empty where nothing differs, or what is there is not for this channel to read or change. */
  readonly differences: readonly FieldDifference[];
}

/** What an import would do. */
export interface ImportPlan {
  readonly fresh: readonly GoodRow[];
  readonly there: readonly PresentRow[];
  readonly repeated: readonly RepeatedRow[];
  /** Numbers that do not tell whose they are, and nobody has said. */
  readonly carrierless: readonly BadRow[];
  readonly bad: readonly BadRow[];
}

type Needs = Pick<
  Services<'list'>,
  'api' | 'offer' | 'owners' | 'subscriptions' | 'home' | 'carriers' | 'detections'
>;

/** Finds out, at no cost, what is new. */
export async function planImport(
  needs: Needs,
  { rows }: Pick<ReadRows, 'rows'>,
  { reader, precedence }: { readonly reader: Reader; readonly precedence: Precedence },
): Promise<Result<ImportPlan>> {
  const settled = await mapInParts(rows, (row) => withRemembered(needs, row));
  const united = uniteRows(settled.filter(isGood), precedence);
  const known = await readByNumber(
    needs,
    united.rows.map(({ parcel }) => parcel.key),
  );
  if (!known.ok) return known;
  const presentOf = ({ parcel }: GoodRow) => known.value.get(parcelId(parcel.key));
  const there = united.rows.flatMap((row) => {
    const parcel = presentOf(row);
    return parcel ? [{ row, parcel }] : [];
  });
  const unusable = settled.filter((row): row is BadRow => !isGood(row));
  return success({
    fresh: united.rows.filter((row) => !presentOf(row)),
    there: await compared(needs, there, reader),
    repeated: united.repeated,
    carrierless: unusable.filter(lacksCarrier),
    bad: unusable.filter((row) => !lacksCarrier(row)),
  });
}

/** What the service was asked about a number before costs nothing again. */
async function withRemembered({ carriers, detections }: Needs, row: ParcelRow): Promise<ParcelRow> {
  if (isGood(row) || !lacksCarrier(row)) return row;
  const number = row.given['number'] ?? '';
  const codes = await detections.read(number);
  const index = codes && codes.length > 0 ? await carriers.index() : null;
  const [best, ...others] = (codes ?? []).flatMap((code) => index?.match(code) ?? []);
  if (!best) return row;
  const { line, given, read } = row;
  const doubts: readonly RowRemark[] =
    others.length > 0 ? [{ kind: 'likeliest', others: others.map(({ name }) => name) }] : [];
  const parcel = newParcelOf(best.code, number, read?.fields ?? {});
  return { ...read, line, given, parcel, remarks: [...(read?.remarks ?? []), ...doubts] };
}

async function compared(
  needs: Needs,
  there: readonly { readonly row: GoodRow; readonly parcel: Parcel }[],
  reader: Reader,
): Promise<readonly PresentRow[]> {
  const relations = await relationsOf(
    needs,
    there.map(({ parcel }) => parcel.key),
    reader.channel,
  );
  return there.map(({ row, parcel }, at) => {
    const relation = relations[at] ?? UNRELATED;
    const seen = asReadBy(reader, parcel, relation);
    const editable = relation.access === 'own' ? needs.offer.editable.many : [];
    return { row, differences: differencesFrom(seen, row.parcel, editable) };
  });
}
