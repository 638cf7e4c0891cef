import { mapInTurns } from '../../async/turns.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { underOwnName } from '../../grammar/bind.ts';
import type { CarrierIndex } from '../carriers/carrier-index.ts';
import { newParcelArguments } from '../new-parcel-arguments.ts';
import { type GridRow, readGrid } from './grid.ts';
import { meaningOfHead } from './head-names.ts';
import type { Columns } from './meanings.ts';
import { isNumber, profileOf } from './profile.ts';
import { type Column, recogniseColumns } from './recognise-columns.ts';

/** A table of parcels: what its columns were taken for, and the rows below its head. */
export interface Table {
  /** By place, what stands above each column; `column 3` where nothing does. */
  readonly heads: readonly string[];
  readonly columns: Columns;
  /** Whether it is clear which column holds the numbers. */
  readonly isSure: boolean;
  readonly rows: readonly GridRow[];
}

/** Rows above the head: a title, the day of the export. */
const MOST_ABOVE = 10;
/** So many columns, and rows with any of them, make a table of what has no head. */
const LEAST = 2;
/** Rows that show what the columns hold. */
const LOOKED_AT = 300;

/** Null for a text that is no table, but lines as they are typed. */
export async function readTable(
  text: string,
  index: CarrierIndex | null,
  mostRows: number,
): Promise<Result<Table> | null> {
  const grid = await readGrid(text, mostRows + MOST_ABOVE);
  if (!grid.ok) {
    if (!looksLikeTable(text)) return null;
    return grid.problem.code === 'too-many-rows' ? failure({ ...grid.problem, most: mostRows }) : grid;
  }
  const rows = grid.value;
  const headAt = rows.slice(0, MOST_ABOVE).findIndex(isHead);
  if (headAt < 0) return headless(rows, index, mostRows);
  const [head, ...below] = rows.slice(headAt);
  return tableOf(head?.cells ?? [], below, index, mostRows);
}

/** What cannot be read as a table is one all the same if it begins with a head. */
function looksLikeTable(text: string): boolean {
  const [first = ''] = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 10_000)
    .split(/\r?\n/);
  return isHead({ line: 1, cells: first.split(/[,;\t|]/).map((cell) => cell.replace(/^"|"$/g, '')) });
}

/** A head names fields, one of them the number or several others, and holds nothing that only a row would. */
function isHead({ cells }: GridRow): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.some((cell) => isNumber(cell) || cell.includes('@') || /^https?:/i.test(cell))) return false;
  const known = filled.map(meaningOfHead).filter((each) => each !== null);
  const named = known.filter(({ meaning }) => meaning !== 'other');
  return (
    named.some(({ meaning, isPlain }) => meaning === 'number' && isPlain) ||
    (named.length > 0 && known.length >= LEAST)
  );
}

/** Recognised by what the cells hold. What could as well be typed lines is no table. */
async function headless(
  rows: readonly GridRow[],
  index: CarrierIndex | null,
  mostRows: number,
): Promise<Result<Table> | null> {
  const wide = rows.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= LEAST);
  if (wide.length < LEAST || wide.length < rows.length / 2 || rows.some(({ cells }) => cells.some(isTyped)))
    return null;
  const whole = await columnsOf([], rows.slice(1), index);
  const { columns } = recogniseColumns(whole);
  const at = columns.number;
  if (at === undefined) return null;
  const [first, ...below] = rows;
  // Whatever stands above numbers without being one is a heading, if one that nobody knows.
  const isHeaded = first !== undefined && !isNumber(first.cells[at] ?? '') && !first.cells.some(isNumber);
  return isHeaded ? tableOf(first.cells, below, index, mostRows) : tableOf([], rows, index, mostRows);
}

/** `title=Kettle` */
function isTyped(cell: string): boolean {
  const [, name] = /(?:^|\s)([\p{L}_]+)=\S/u.exec(cell.slice(0, 500)) ?? [];
  return name !== undefined && underOwnName(newParcelArguments, name.toLowerCase()) !== null;
}

async function tableOf(
  head: readonly string[],
  rows: readonly GridRow[],
  index: CarrierIndex | null,
  mostRows: number,
): Promise<Result<Table> | null> {
  if (rows.length > mostRows) return failure({ code: 'too-many-rows', most: mostRows });
  const all = await columnsOf(head, rows, index);
  const { columns, isSure } = recogniseColumns(all);
  // A number elsewhere would be passed over.
  const isLeft = ({ at, says, holds }: Column) =>
    says === null && !Object.values(columns).includes(at) && holds.withNumbers > 0.3;
  const isDoubtful = head.length === 0 && all.some(isLeft);
  const heads = all.map(({ head: written, at }) => written || `column ${at + 1}`);
  return success({ heads, columns, isSure: isSure && !isDoubtful, rows });
}

function columnsOf(
  head: readonly string[],
  rows: readonly GridRow[],
  index: CarrierIndex | null,
): Promise<readonly Column[]> {
  const sample = rows.slice(0, LOOKED_AT);
  const width = sample.reduce((most, { cells }) => Math.max(most, cells.length), head.length);
  return mapInTurns(Array.from({ length: width }).keys(), (at): Column => {
    const written = (head[at] ?? '').trim();
    return {
      at,
      head: written,
      says: written === '' ? null : meaningOfHead(written),
      holds: profileOf(sample, at, index),
    };
  });
}
