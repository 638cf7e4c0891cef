import { mapInTurns } from '../../async/turns.ts';
import type { Services } from '../../chat/services.ts';
import type { Given } from '../../domain/call.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { bind } from '../../grammar/bind.ts';
import { tooLong } from '../../grammar/length.ts';
import { shareOut } from '../../grammar/share-out.ts';
import { type Token, tokenize } from '../../grammar/tokens.ts';
import { carrierByFormat } from '../../parcels/carriers/detect-carrier.ts';
import { sparingDirectory } from '../../parcels/carriers/sparing-directory.ts';
import { newParcelArguments, newParcelOf } from '../../parcels/new-parcel-arguments.ts';
import { looksLikeNumber, parseNumber } from '../../parcels/numbers.ts';
import type { ParcelRow } from './parcel-row.ts';
import { readCsv } from './read-csv.ts';

type Needs = Pick<Services, 'carriers' | 'clock'>;

/** A row names one parcel, so its number is read by itself. */
const { number: _numbers, ...rowArguments } = newParcelArguments;

/** The most rows of one import, which may take minutes. */
const MOST_ROWS = 5_000;
/** Of a line that is too long, so that it can be found. */
const SHOWN_OF_LONG = 50;

/** Reads a CSV with a header line, or lines as they are typed after `/track`. */
export async function readRows(needs: Needs, text: string): Promise<Result<readonly ParcelRow[]>> {
  const csv = await readCsv(text, MOST_ROWS);
  if (csv) return csv.ok ? success(await rowsOf(needs, csv.value)) : csv;
  const lines = linesIn(text);
  if (lines.length > MOST_ROWS) return failure({ code: 'too-many-rows', most: MOST_ROWS });
  const spared = sparing(needs);
  return success(await mapInTurns(lines, (line) => readLine(spared, line)));
}

/** The same for texts that have been taken apart already. */
export function rowsOf(needs: Needs, given: readonly Given[]): Promise<readonly ParcelRow[]> {
  const spared = sparing(needs);
  return mapInTurns(given, (row) => toRow(spared, row));
}

function sparing(needs: Needs): Needs {
  return { ...needs, carriers: sparingDirectory(needs.carriers) };
}

function linesIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length > MOST_ROWS ? lines : lines.flatMap(splitLine);
}

/** Where no line can be broken, `sto 402934299065; ups 1Z…` is two parcels; `sto;402934299065` is one. */
function splitLine(line: string): readonly string[] {
  for (const separator of [';', ',']) {
    const parts = line.split(separator);
    if (parts.length > MOST_ROWS) return parts;
    const named = parts.filter((part) => part.trim().split(/\s+/).some(looksLikeNumber));
    if (named.length > 1) return parts.filter((part) => part.trim() !== '');
  }
  return [line];
}

async function readLine(needs: Needs, line: string): Promise<ParcelRow> {
  const excess = tooLong('line', line);
  if (excess) return { given: { number: line.slice(0, SHOWN_OF_LONG) }, problem: excess.problem };
  const { carriers, clock } = needs;
  const { given, left, twice } = await shareOut(newParcelArguments, wordsIn(line), {
    carriers,
    now: clock(),
  });
  if (left.length > 0) return { given, problem: { code: 'not-understood', words: left } };
  if (twice) return { given, problem: { code: 'given-twice', ...twice } };
  return toRow(needs, given);
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

async function toRow(needs: Needs, given: Given): Promise<ParcelRow> {
  const parcel = await toParcel(needs, given);
  return parcel.ok ? { given, parcel: parcel.value } : { given, problem: parcel.problem };
}

async function toParcel(needs: Needs, given: Given) {
  const number = parseNumber(given['number'] ?? '');
  if (!number.ok) return number;
  const { carriers, clock } = needs;
  const { number: _number, ...fields } = given;
  const bound = await bind(rowArguments, fields, { carriers, now: clock() });
  if (!bound.ok) return bound;
  // Asking the service costs, and nobody has agreed to that for a whole file.
  const carrier = bound.value.carrier ?? (await carrierByFormat(needs, number.value));
  if (!carrier) return failure({ code: 'carrier-not-detected' });
  const parcel = newParcelOf(carrier.code, number.value, bound.value);
  return success(parcel);
}
