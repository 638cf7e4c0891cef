import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/commands/bulk/read-rows.ts';
import { SHOP_EXPORTS, WITHOUT_NUMBERS } from '../fixtures/shop-exports.ts';
import { useCore } from '../support/core.ts';
import { importing } from '../support/importing.ts';

/** What was created, as `carrier number`. */
function createdBy({ requests }: Awaited<ReturnType<typeof useCore>>): readonly string[] {
  return requests
    .filter(({ path }) => path === '/trackings/batch')
    .flatMap(({ body }) => body as { carrier_code: string; tracking_number: string }[])
    .map(({ carrier_code, tracking_number }) => `${carrier_code} ${tracking_number}`);
}

describe.each(SHOP_EXPORTS)('an export of $from', ({ text, columns, parcels }) => {
  it('is read by its heads', async () => {
    const { services } = await useCore();
    const read = await readRows(services, text);
    const table = read.ok ? read.value.table : null;
    const named = Object.entries(table?.columns ?? {}).map(([meaning, at]) => [meaning, table?.heads[at]]);
    expect(Object.fromEntries(named)).toEqual(columns);
    expect(table?.isSure).toBe(true);
  });

  it('says what it takes and leaves, and creates its numbers and nothing else', async () => {
    const core = await useCore();
    const { card, press, buttons } = await importing(core, text);
    const shown = JSON.stringify(card.blocks);
    for (const head of Object.values(columns)) expect(shown).toContain(`from “${head}”`);
    expect(createdBy(core)).toEqual([]);
    const known = parcels.filter((each) => !each.startsWith('- '));
    const [first] = buttons;
    if (known.length > 0) await press(first ?? '');
    expect(createdBy(core)).toEqual(known);
    const open = parcels.filter((each) => each.startsWith('- ')).map((each) => each.slice(2));
    for (const number of open) expect(shown).toContain(number);
  });
});

describe('orders without tracking numbers', () => {
  it.each(WITHOUT_NUMBERS)('as of %s, are never taken for parcels', async (_, text) => {
    const core = await useCore();
    const { card, buttons } = await importing(core, text);
    expect(`${card.title} ${card.footer}`).toMatch(/Which column holds the tracking numbers/);
    expect(buttons).toEqual(['Choose the columns']);
    expect(createdBy(core)).toEqual([]);
  });
});
