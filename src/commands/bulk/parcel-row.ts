import type { Problem } from '../../domain/problem.ts';
import type { NewParcel } from '../../ports/provider-data.ts';

/** A line of an import: a parcel, or why it is none; and the texts it was read from, to give them back. */
export type ParcelRow = GoodRow | BadRow;

export interface GoodRow {
  readonly given: Readonly<Record<string, string>>;
  readonly parcel: NewParcel;
}

export interface BadRow {
  readonly given: Readonly<Record<string, string>>;
  readonly problem: Problem;
}

export function isGood(row: ParcelRow): row is GoodRow {
  return 'parcel' in row;
}
