import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Given } from '../../../src/domain/call.ts';
import { type Result, success } from '../../../src/domain/result.ts';
import { createCarrierIndex } from '../../../src/parcels/carriers/carrier-index.ts';
import { readTable } from '../../../src/parcels/table/read-table.ts';
import { givenIn } from '../../../src/parcels/table/rows-of-table.ts';
import { MANY_CARRIERS } from '../../support/carriers.ts';
import { LONGEST_HOLD_MS, longestHold } from '../../support/held.ts';

const MOST = 5_000;
const index = createCarrierIndex(MANY_CARRIERS);

/** The fields of each row; null for what is no table. */
async function readCsv(text: string, mostRows: number): Promise<Result<readonly Given[]> | null> {
  const table = await readTable(text, index, mostRows);
  if (!table?.ok) return table;
  return success(table.value.rows.map((row) => givenIn(row, table.value.columns).given));
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'sto',
    '402934299065',
    'Blue, kettle',
    '5" of "kettle"',
    'two\nlines',
    ';',
    '\t',
    "'=1+1",
    "'+48 22 123",
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const separator = fc.constantFrom(',', ';', '\t');
/** What a spreadsheet writes of a cell, and what is to come of it. */
const meant = (value: string) => value.replace(/^'(?=[=+@-])/, '').trim();

function trimmed(row: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.trim()]));
}

describe('a table', () => {
  it('is read as it was written, however many pieces it takes', async () => {
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, separator, fc.constantFrom(1, 400), async (some, delimiter, times) => {
        const all = Array.from({ length: times }, () => some)
          .flat()
          .slice(0, MOST);
        const text = Papa.unparse([['Tracking number', 'carrier', 'Title'], ...all], { delimiter });
        const read = await readCsv(text, MOST);
        const expected = all
          .filter((row) => row.join('').trim() !== '')
          .map(([number, carrier, title]) => ({
            // What a spreadsheet did to a number is another’s to undo.
            number: number.trim(),
            carrier: meant(carrier),
            title: meant(title),
          }))
          .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')));
        // Blanks that end the last line are not told from those behind it.
        expect(read?.ok && read.value.map(trimmed)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['needs a number in its first line', 'a,b\n1,2', null],
    ['may have nothing below it', 'number', []],
    ['may begin with a mark', '\uFEFFnumber\n1', [{ number: '1' }]],
    ['takes the first of two columns', 'number,tracking_number,number\n1,2,3', [{ number: '1' }]],
    ['leaves out what is no field', 'number,constructor,__proto__\n1,2,3', [{ number: '1' }]],
    ['may have blank lines', `number\n${'\n'.repeat(200_000)}1`, [{ number: '1' }]],
  ])('%s', async (_, text, rows) => {
    expect(await readCsv(text, MOST)).toEqual(rows && { ok: true, value: rows });
  });

  it.each([
    ['rows', `number\n${'1\n'.repeat(MOST + 1)}`, 'too-many-rows'],
    ['characters in a row', `number,title\n1,"${'a'.repeat(200_000)}"`, 'too-long'],
    ['characters in a row that never ends', `number\n"${'a,b\n'.repeat(200_000)}`, 'too-long'],
  ])('may not have too many %s', async (_, text, code) => {
    expect(await readCsv(text, MOST)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    ['columns', ','.repeat(1_000_000)],
    ['columns of one name', 'number,'.repeat(140_000)],
    ['cells', `number\n${','.repeat(1_000_000)}`],
    ['quotes', `number\n${'"'.repeat(1_000_000)}`],
    ['quotes in cells', `number\n"${'a"b'.repeat(300_000)}`],
    ['quotes and blanks', `number\n${'"a" '.repeat(250_000)}`],
    ['rows', `number\n${'1\n'.repeat(500_000)}`],
  ])('with very many %s holds up nothing else', async (_, text) => {
    expect(await longestHold(() => readCsv(text, MOST))).toBeLessThan(LONGEST_HOLD_MS);
  });
});
