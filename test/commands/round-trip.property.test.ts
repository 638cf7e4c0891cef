import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parcelsCsv } from '../../src/commands/bulk/write-csv.ts';
import { parcelId } from '../../src/domain/parcel.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import { readTable } from '../../src/parcels/table/read-table.ts';
import { givenIn } from '../../src/parcels/table/rows-of-table.ts';
import { MANY_CARRIERS } from '../support/carriers.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';
import { parcel } from '../support/parcels.ts';

const index = createCarrierIndex(MANY_CARRIERS);
/** As the reader of a title leaves it. */
const words = fc
  .oneof(
    fc.constantFrom(
      '=1+1',
      "'=1+1",
      '+48 22 123',
      '-x',
      "'+1",
      '@home',
      '="007"',
      '\'90s; "kettle", blue',
      '1.000',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .map((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .filter((text) => text !== '');

it('what an export writes, an import reads', async () => {
  const rows = fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const parcels = all.map(([title, orderId], at) => {
        const key = { carrier: 'northern-post-0', number: `40293429906${at}` };
        return parcel({ key, title, orderId });
      });
      const own = new Map(parcels.map(({ key }, at) => [parcelId(key), all[at]?.[2] ?? null]));
      const read = await readTable(await parcelsCsv(parcels, own), index, 100);
      const given = read?.ok ? read.value.rows.map((row) => givenIn(row, read.value.columns).given) : [];
      expect(given).toMatchObject(
        all.map(([title, order, channel], at) => ({
          carrier: 'northern-post-0',
          number: `40293429906${at}`,
          title,
          order,
          ...(channel === title ? {} : { channel_title: channel }),
        })),
      );
    }),
    { numRuns: 300 },
  );
});

it('a channel gets its own titles back', async () => {
  const { say, press, dispatcher, subscriptions } = await useCore();
  const here = originAt('T1', 'C2');
  await say('/track sto 402934299065 title=Kettle');
  await say('/track sto 402934299065 title=Pot', here);
  const file = (await say('/parcels export', here)).card.files?.[0]?.text ?? '';
  expect(file).toContain('sto,402934299065,Kettle,Pot,');
  const { buttons } = await say('/parcels-admin delete-many carrier:sto', here);
  await press(buttons['Delete 1 parcel'] ?? '', {}, here);
  const plan = await dispatcher.fromOptions(here, 'import', { file });
  const [action] = plan.kind === 'card' ? (plan.card.actions ?? []) : [];
  if (action?.type !== 'button') throw new Error('a button was expected');
  await press(`import;${action.call.once};draft=${action.call.given['draft']}`, {}, here);
  const key = { carrier: 'sto', number: '402934299065' };
  expect(await subscriptions.read(key, here.channel)).toMatchObject({ title: 'Pot' });
});
