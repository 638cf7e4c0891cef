import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SANDBOX_CARRIERS } from '../../adapters/trackingmore/sandbox/carriers.ts';
import { failure, success } from '../../src/domain/result.ts';
import { commandSet } from '../support/cards.ts';
import { cardOf, useCore as setup } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const here = originAt('T1', 'C1');

it('answers 10,000 random texts with a card, and no bug', async () => {
  const { dispatcher } = await setup({
    create: async () => failure({ code: 'number-rejected' }),
    get: async () => failure({ code: 'tracking-missing' }),
    edit: async () => failure({ code: 'tracking-missing' }),
    list: async () => success({ parcels: [], rows: 0, limit: 100, total: 0, servedAt: null }),
    detectCarrier: async () => success([]),
    carriers: async () =>
      success(SANDBOX_CARRIERS.map(({ code, name }) => ({ code, name, phone: null, homepage: null }))),
  });
  const word = fc.oneof(
    fc.constantFrom(
      '/track',
      '/parcels',
      'status',
      'list',
      'stop',
      ...commandSet.all.map(({ verb }) => verb),
      'sto',
      'status:transit',
      '--',
      'title=',
      '"',
      '“',
      '=',
      '402934299065',
      '__proto__',
      'constructor=',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const { card, outcome } = cardOf(await dispatcher.fromText(here, typed));
      expect(outcome).not.toBe('bug');
      expect(card.title).not.toBe('');
      expect(JSON.stringify(card)).not.toMatch(/\n {4}at |node_modules|undefined/);
    }),
    { numRuns: 10_000 },
  );
});
