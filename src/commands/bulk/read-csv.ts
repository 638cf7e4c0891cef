import Papa from 'papaparse';
import { rest } from '../../async/turns.ts';
import type { Given } from '../../domain/call.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { underOwnName } from '../../grammar/bind.ts';
import { newParcelArguments } from '../../parcels/new-parcel-arguments.ts';

/** Characters that are read without a rest; a row that is longer is none. */
const AT_ONCE = 50_000;
/** More than any table has that people made. */
const MOST_COLUMNS = 500;

interface Column {
  /** As `track` calls it. */
  readonly name: string;
  readonly at: number;
}

/** The fields of each row; null for what has no header line with a number in it. */
export async function readCsv(text: string, mostRows: number): Promise<Result<readonly Given[]> | null> {
  let columns: readonly Column[] | null = null;
  let isTooLong = false;
  const rows: Given[] = [];
  await eachChunk(text.replace(/^\uFEFF/, '').trim(), (cells, isStuck) => {
    const [header = [], ...data] = columns ? [[], ...cells] : cells;
    columns ??= columnsIn(header);
    isTooLong = isStuck;
    for (const row of data) rows.push(fieldsOf(row, columns));
    return hasNumber(columns) && !isTooLong && rows.length <= mostRows;
  });
  if (!hasNumber(columns ?? [])) return null;
  if (isTooLong) return failure({ code: 'too-long', argument: 'row', length: text.length, most: AT_ONCE });
  return rows.length > mostRows ? failure({ code: 'too-many-rows', most: mostRows }) : success(rows);
}

/**
 * Separators are found out by the library.
 *
 * @param onChunk takes rows and whether no further one can be made out; false ends the reading
 */
function eachChunk(
  text: string,
  onChunk: (rows: readonly (readonly string[])[], isStuck: boolean) => boolean,
): Promise<void> {
  let cursor = 0;
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      skipEmptyLines: 'greedy',
      chunkSize: AT_ONCE,
      chunk({ data, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        const isStuck = meta.cursor === cursor && text.length > AT_ONCE;
        cursor = meta.cursor;
        if (!onChunk(data, isStuck)) return parser.abort();
        parser.pause();
        rest().then(() => parser.resume(), reject);
      },
      complete: () => resolve(),
      error: reject,
    });
  });
}

/** `Tracking number` and `tracking_number` are both the number; of two the first counts. */
function columnsIn(header: readonly string[]): readonly Column[] {
  const columns = header.slice(0, MOST_COLUMNS).flatMap((title, at) => {
    const name = underOwnName(
      newParcelArguments,
      title
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    );
    return name === null ? [] : [{ name, at }];
  });
  return columns.filter(({ name }, index) => columns.findIndex((each) => each.name === name) === index);
}

function hasNumber(columns: readonly Column[]): boolean {
  return columns.some(({ name }) => name === 'number');
}

function fieldsOf(row: readonly string[], columns: readonly Column[]): Given {
  return Object.fromEntries(
    columns.flatMap(({ name, at }) => {
      // An export puts this quote before what a spreadsheet would take for a formula.
      const value = (row[at] ?? '').replace(/^'(?=[=+@-])/, '');
      return value.trim() === '' ? [] : [[name, value]];
    }),
  );
}
