import Papa from 'papaparse';
import { rest } from '../../async/turns.ts';
import { failure, type Result, success } from '../../domain/result.ts';

/** A row of a table as it was written. */
export interface GridRow {
  /** Counted from 1, empty ones included, as spreadsheets count. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Characters that are read without a rest; a row that is longer is none. */
const AT_ONCE = 50_000;
/** More than any table has that people made. */
const MOST_COLUMNS = 500;
const DELIMITERS = [',', ';', '\t', '|'];
/** What a spreadsheet is told about the delimiter, in a first line of its own. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** The rows of a text with columns; separators are found out. Empty rows are left out, but counted. */
export async function readGrid(text: string, mostRows: number): Promise<Result<readonly GridRow[]>> {
  const rows: GridRow[] = [];
  const plain = text.replace(/^\uFEFF/, '').trimEnd();
  const [told = '', delimiter] = SEPARATOR_LINE.exec(plain) ?? [];
  let [line, isTooLong] = [told === '' ? 0 : 1, false];
  await eachChunk(plain.slice(told.length), delimiter, (chunk, isStuck) => {
    isTooLong = isStuck;
    for (const cells of chunk) {
      line += 1;
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells: cells.slice(0, MOST_COLUMNS) });
    }
    return !isTooLong && rows.length <= mostRows;
  });
  if (isTooLong) return failure({ code: 'too-long', argument: 'row', length: text.length, most: AT_ONCE });
  return rows.length > mostRows ? failure({ code: 'too-many-rows', most: mostRows }) : success(rows);
}

/** @param onChunk takes rows and whether no further one can be made out; false ends the reading */
function eachChunk(
  text: string,
  delimiter: string | undefined,
  onChunk: (rows: readonly (readonly string[])[], isStuck: boolean) => boolean,
): Promise<void> {
  let cursor = 0;
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      ...(delimiter ? { delimiter } : { delimitersToGuess: DELIMITERS }),
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
