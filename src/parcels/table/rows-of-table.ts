import type { Given } from '../../domain/call.ts';
import type { GridRow } from './grid.ts';
import type { Columns } from './meanings.ts';
import { plainCell } from './undo-damage.ts';

/** What a row of a table says about its parcels, as texts. */
export interface RowGiven {
  readonly line: number;
  /** By the names of {@link Columns}; what is empty is left out. */
  readonly given: Given;
}

/** The cells of a row by what their columns were taken for. The number is left as it is written. */
export function givenIn({ line, cells }: GridRow, columns: Columns): RowGiven {
  const pairs = Object.entries(columns).flatMap(([meaning, at]) => {
    const cell = cells[at] ?? '';
    const value = meaning === 'number' ? cell.trim() : plainCell(cell);
    return value === '' ? [] : [[meaning, value] as const];
  });
  return { line, given: Object.fromEntries(pairs) };
}
