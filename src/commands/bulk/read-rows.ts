import { mapInTurns } from '../../async/turns.ts';
import type { Given } from '../../domain/call.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { tooLong } from '../../grammar/length.ts';
import { shareOut } from '../../grammar/share-out.ts';
import { type Token, tokenize } from '../../grammar/tokens.ts';
import { sparingDirectory } from '../../parcels/carriers/sparing-directory.ts';
import { newParcelArguments } from '../../parcels/new-parcel-arguments.ts';
import { looksLikeNumber } from '../../parcels/numbers.ts';
import type { Columns } from '../../parcels/table/meanings.ts';
import { readTable, type Table } from '../../parcels/table/read-table.ts';
import { givenIn } from '../../parcels/table/rows-of-table.ts';
import type { ParcelRow } from './parcel-row.ts';
import { type RowNeeds, toRows } from './to-rows.ts';

/** The most rows of one import, which may take minutes. */
const MOST_ROWS = 5_000;
/** Of a line that is too long, so that it can be found. */
const SHOWN_OF_LONG = 50;

/** What was given to be imported. */
export interface ReadRows {
  readonly rows: readonly ParcelRow[];
  /** Where it was one, and what its columns were taken for in the end. */
  readonly table: Table | null;
  /** Lines of a table that name no number. */
  readonly numberless: number;
}

/** What a person has said of a table or of lines, where that differs from what was recognised. */
export interface Corrections {
  /** Those that a person chose in place of the recognised ones; null where nobody has. */
  readonly columns?: (recognised: Columns) => Columns | null;
  /** Whose every number is that has no carrier beside it. */
  readonly carrier?: string | undefined;
}

/** Reads a table, or lines as they are typed after `/track`. */
export async function readRows(
  needs: RowNeeds,
  text: string,
  { columns, carrier }: Corrections = {},
): Promise<Result<ReadRows>> {
  const spared = sparing(needs);
  const read = await readTable(text, await needs.carriers.index(), MOST_ROWS);
  if (read && !read.ok) return read;
  if (!read) {
    const lines = await readLines(spared, text, carrier);
    return lines.ok ? success({ rows: lines.value, table: null, numberless: 0 }) : lines;
  }
  const chosen = columns?.(read.value.columns) ?? null;
  const table = chosen ? { ...read.value, columns: chosen, isSure: chosen.number !== undefined } : read.value;
  if (!table.isSure) return success({ rows: [], table, numberless: 0 });
  const given = table.rows.map((row) => givenIn(row, table.columns));
  const named = given.filter(({ given: { number } }) => number !== undefined);
  const rows = await mapInTurns(named, (row) => toRows(spared, row, carrier));
  if (rows.flat().length > MOST_ROWS) return failure({ code: 'too-many-rows', most: MOST_ROWS });
  return success({ rows: rows.flat(), table, numberless: given.length - named.length });
}

/** The same for texts that have been taken apart already. */
export async function rowsOf(needs: RowNeeds, given: readonly Given[]): Promise<readonly ParcelRow[]> {
  const spared = sparing(needs);
  const rows = await mapInTurns(given.entries(), ([at, each]) =>
    toRows(spared, { line: at + 1, given: each }),
  );
  return rows.flat();
}

function sparing(needs: RowNeeds): RowNeeds {
  return { ...needs, carriers: sparingDirectory(needs.carriers) };
}

async function readLines(
  needs: RowNeeds,
  text: string,
  carrier: string | undefined,
): Promise<Result<readonly ParcelRow[]>> {
  const lines = linesIn(text);
  if (lines.length > MOST_ROWS) return failure({ code: 'too-many-rows', most: MOST_ROWS });
  const rows = await mapInTurns(lines, (line) => readLine(needs, line, carrier));
  return success(rows.flat());
}

interface Line {
  readonly line: number;
  readonly text: string;
}

function linesIn(text: string): readonly Line[] {
  const lines = text
    .split(/\r?\n/)
    .map((each, at) => ({ line: at + 1, text: each }))
    .filter((each) => each.text.trim() !== '');
  return lines.length > MOST_ROWS
    ? lines
    : lines.flatMap(({ line, text: each }) => splitLine(each).map((part) => ({ line, text: part })));
}

/** Where no line can be broken, `sto 402934299065; ups 1Z…` is two parcels; `sto;402934299065` is one. */
function splitLine(line: string): readonly string[] {
  for (const separator of [';', ',']) {
    const parts = line.split(separator, MOST_ROWS + 1);
    if (parts.length > MOST_ROWS) return parts;
    const named = parts.filter((part) => part.trim().split(/\s+/).some(looksLikeNumber));
    if (named.length > 1) return parts.filter((part) => part.trim() !== '');
  }
  return [line];
}

async function readLine(
  needs: RowNeeds,
  { line, text }: Line,
  carrier: string | undefined,
): Promise<readonly ParcelRow[]> {
  const excess = tooLong('line', text);
  if (excess) return [{ line, given: { number: text.slice(0, SHOWN_OF_LONG) }, problem: excess.problem }];
  const { carriers, clock } = needs;
  const { given, left, twice } = await shareOut(newParcelArguments, wordsIn(text), {
    carriers,
    now: clock(),
  });
  if (left.length > 0) return [{ line, given, problem: { code: 'not-understood', words: left } }];
  if (twice) return [{ line, given, problem: { code: 'given-twice', ...twice } }];
  return toRows(needs, { line, given }, carrier);
}

/** What separates columns separates words as well, outside of quotes. */
function wordsIn(line: string): readonly Token[] {
  return tokenize(line).flatMap((token) => {
    if (token.quoted) return [token];
    const [first = '', ...more] = token.value.split(/[;,]+/);
    const others = more.map((value) => ({ name: null, value, quoted: false }));
    return [{ ...token, value: first }, ...others].filter(({ name, value }) => name !== null || value !== '');
  });
}
