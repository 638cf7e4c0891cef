import Papa from 'papaparse';
import type { Services } from '../../chat/services.ts';
import type { Given } from '../../domain/call.ts';
import { failure, success } from '../../domain/result.ts';
import { bind, underOwnName } from '../../grammar/bind.ts';
import { tokenize } from '../../grammar/tokens.ts';
import { carrierByFormat } from '../../parcels/carriers/detect-carrier.ts';
import { newParcelArguments, newParcelOf } from '../../parcels/new-parcel-arguments.ts';
import { looksLikeNumber, parseNumber } from '../../parcels/numbers.ts';
import { splitParcelWords } from '../../parcels/parcel-words.ts';
import type { ParcelRow } from './parcel-row.ts';

type Needs = Pick<Services, 'carriers' | 'clock'>;

/** A row names one parcel, so its number is read by itself. */
const { number: _numbers, ...rowArguments } = newParcelArguments;

/** The most rows of one import, which may take minutes. */
const MOST_ROWS = 5_000;

/** Reads a CSV with a header line, or lines as they are typed after `/track`. */
export async function readRows(needs: Needs, text: string): Promise<readonly ParcelRow[]> {
  return rowsOf(needs, readCsv(text) ?? (await readLines(needs, text)));
}

/** The same for texts that have been taken apart already. */
export async function rowsOf(needs: Needs, given: readonly Given[]): Promise<readonly ParcelRow[]> {
  const rows = await Promise.all(given.slice(0, MOST_ROWS).map((row) => toRow(needs, row)));
  const surplus = given
    .slice(MOST_ROWS)
    .map((row) => ({ given: row, problem: { code: 'too-many-at-once' } as const }));
  return [...rows, ...surplus];
}

/** Null for what has no header line with a number in it. Separators are found out by the library. */
function readCsv(text: string): readonly Given[] | null {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, '').trim(), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => ownName(name),
    // An export puts this quote before what a spreadsheet would take for a formula.
    transform: (value) => value.replace(/^'(?=[=+@-])/, ''),
  });
  if (!parsed.meta.fields?.includes('number')) return null;
  return parsed.data.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(
        ([name, value]) =>
          Object.hasOwn(newParcelArguments, name) && typeof value === 'string' && value.trim() !== '',
      ),
    ),
  );
}

/** `Tracking number` and `tracking_number` are both the number. */
function ownName(header: string): string {
  const name = header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return underOwnName(newParcelArguments, name) ?? name;
}

async function readLines({ carriers }: Needs, text: string): Promise<readonly Given[]> {
  const index = await carriers.index();
  const lines = text
    .split(/\r?\n/)
    .flatMap(splitLine)
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const tokens = tokenize(line.replace(/[;,\t]/g, ' '));
    const words = tokens.filter(({ name }) => name === null).map(({ value }) => value);
    const named = tokens.flatMap(({ name, value }) => (name === null || value === '' ? [] : [[name, value]]));
    return { ...splitParcelWords(words, index), ...Object.fromEntries(named) };
  });
}

/** Where no line can be broken, `sto 402934299065; ups 1Z…` is two parcels; `sto;402934299065` is one. */
function splitLine(line: string): readonly string[] {
  const parts = line.split(';');
  const eachHasNumber = parts.every((part) => part.trim().split(/\s+/).some(looksLikeNumber));
  return eachHasNumber ? parts : [line];
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
