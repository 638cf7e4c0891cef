import type { RowRemark } from '../../cards/import-wording.ts';
import type { Given } from '../../domain/call.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Bound } from '../../grammar/command-table.ts';
import type { newParcelArguments } from '../../parcels/new-parcel-arguments.ts';
import type { NewParcel } from '../../ports/provider-data.ts';

/** A row of an import: a parcel, or why it is none; and the texts it was read from, to give them back. */
export type ParcelRow = GoodRow | BadRow;

interface AnyRow {
  /** Where it stands in what was given, counted from 1. */
  readonly line: number;
  readonly given: Given;
}

export interface GoodRow extends AnyRow {
  readonly parcel: NewParcel;
  /** The name that only the channel gives it, where it is another one. */
  readonly channelTitle?: string;
  /** What of it was not taken as it is written. */
  readonly remarks: readonly RowRemark[];
}

export interface BadRow extends AnyRow {
  readonly problem: Problem;
  /** What was read of it besides, where nothing but the carrier is missing. */
  readonly read?: Pick<GoodRow, 'channelTitle' | 'remarks'> & { readonly fields: OptionalFields };
}

/** Everything that was given about a parcel but whose number it is. */
export type OptionalFields = Omit<Bound<typeof newParcelArguments>, 'number' | 'carrier'>;

export function isGood(row: ParcelRow): row is GoodRow {
  return 'parcel' in row;
}

/** Whether its number does not tell whose it is, and nobody has said. */
export function lacksCarrier({ problem }: BadRow): boolean {
  return problem.code === 'carrier-not-detected';
}
