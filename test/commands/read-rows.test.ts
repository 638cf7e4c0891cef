import { expect, it } from 'vitest';
import { readRows } from '../../src/commands/bulk/read-rows.ts';
import type { CarrierDirectory } from '../../src/parcels/carriers/carrier-directory.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import { MANY_CARRIERS } from '../support/carriers.ts';

const ROWS = 5_000;
const rows = Array.from({ length: ROWS }, (_, at) => at + 10_000);

it.each([
  ['a table', ['carrier,number', ...rows.map((row) => `nrthrn pst ${row},A${row}`)]],
  ['lines', rows.map((row) => `nrthrn-pst A${row}`)],
])(
  'what carriers may have been meant is not looked for in each of thousands of rows of %s',
  async (_, lines) => {
    const all = createCarrierIndex(MANY_CARRIERS);
    let looked = 0;
    const index: Awaited<ReturnType<CarrierDirectory['index']>> = {
      ...all,
      nearest: (given) => {
        looked += 1;
        return all.nearest(given);
      },
    };
    const carriers = { index: async () => index, nameOf: async (code: string) => code };
    const read = await readRows({ carriers, clock: () => 0 }, lines.join('\n'));
    expect(read).toMatchObject({ ok: true, value: { rows: { length: ROWS } } });
    const [first] = read.ok ? read.value.rows : [];
    expect(first).toMatchObject({
      problem: { code: 'unknown-carrier', nearest: expect.arrayContaining([expect.anything()]) },
    });
    expect(looked).toBeLessThan(100);
  },
);
