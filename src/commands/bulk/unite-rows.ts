import { parcelId } from '../../domain/parcel.ts';
import { textsOfParcel } from '../../parcels/new-parcel-arguments.ts';
import type { NewParcel } from '../../ports/provider-data.ts';
import type { GoodRow } from './parcel-row.ts';

/** Which of several rows about one parcel counts where they differ. */
export type Precedence = 'first' | 'last';

/** A row that names a parcel once more. */
export interface RepeatedRow {
  readonly row: GoodRow;
  /** The line that counts. */
  readonly countingLine: number;
  /** What the two say differently, as `order`. */
  readonly differing: readonly string[];
}

export interface United {
  /** One row for each parcel, with what any of its rows said. */
  readonly rows: readonly GoodRow[];
  readonly repeated: readonly RepeatedRow[];
}

/** Rows about one parcel become one: what only one of them says is taken from it. */
export function uniteRows(all: readonly GoodRow[], precedence: Precedence): United {
  const byParcel = new Map<string, GoodRow[]>();
  for (const row of all) {
    const rows = byParcel.get(parcelId(row.parcel.key));
    if (rows) rows.push(row);
    else byParcel.set(parcelId(row.parcel.key), [row]);
  }
  const united = [...byParcel.values()].map((rows) => uniteOne(rows, precedence));
  return { rows: united.map(({ row }) => row), repeated: united.flatMap(({ repeated }) => repeated) };
}

function uniteOne(
  rows: readonly GoodRow[],
  precedence: Precedence,
): { readonly row: GoodRow; readonly repeated: readonly RepeatedRow[] } {
  const ordered = precedence === 'first' ? rows : [...rows].reverse();
  const [counting, ...others] = ordered as [GoodRow, ...GoodRow[]];
  const fields = [...ordered].reverse().map(({ parcel }) => parcel);
  const titles = ordered.flatMap(({ channelTitle }) => channelTitle ?? []);
  const row = {
    ...counting,
    parcel: Object.assign({}, ...fields) as NewParcel,
    ...(titles[0] === undefined ? {} : { channelTitle: titles[0] }),
  };
  const repeated = others.map((other) => ({
    row: other,
    countingLine: counting.line,
    differing: differingFields(counting.parcel, other.parcel),
  }));
  return { row, repeated };
}

function differingFields(one: NewParcel, other: NewParcel): readonly string[] {
  const [texts, others] = [textsOfParcel(one), textsOfParcel(other)];
  return Object.keys(texts).filter((name) => others[name] !== undefined && others[name] !== texts[name]);
}
