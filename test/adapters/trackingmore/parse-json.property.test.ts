import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../adapters/trackingmore/parse-json.ts';
import { LONGEST_HOLD_MS, longestHold } from '../../support/held.ts';

/** Longer than what is parsed without a rest. */
const FILL = 'x'.repeat(70_000);

async function outcomeOf(parse: () => unknown): Promise<unknown> {
  try {
    return { value: await parse() };
  } catch (error) {
    return error instanceof SyntaxError ? 'no JSON' : error;
  }
}

const big = fc
  .json({ maxDepth: 4 })
  .map((json) => json.replaceAll('""', JSON.stringify(FILL)).replaceAll('null', `[${'0,'.repeat(40_000)}0]`));

describe('big answers', () => {
  it('are read as JSON.parse reads them', async () => {
    const around = fc.constantFrom(
      (text: string) => text,
      (text: string) => `{"data": ${text} , "meta":[${text}]}`,
    );
    await fc.assert(
      fc.asyncProperty(big, around, async (json, wrap) => {
        const text = wrap(json);
        expect(await outcomeOf(() => parseJson(text))).toEqual(await outcomeOf(() => JSON.parse(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('are refused as JSON.parse refuses them, wherever they are spoilt', async () => {
    const whole = JSON.stringify({
      meta: { code: 200 },
      data: { items: Array.from({ length: 3_000 }, () => ({ a: ['"\\'], b: FILL.slice(0, 50) })) },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.constantFrom('', '"', ',', '[', ']', '{', '}', ':', '\\', 'x'),
        async (at, instead) => {
          const text = whole.slice(0, at) + instead + whole.slice(at + 1);
          expect(await outcomeOf(() => parseJson(text))).toEqual(await outcomeOf(() => JSON.parse(text)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      'rows',
      JSON.stringify({
        data: {
          items: Array.from({ length: 100_000 }, (_, id) => ({ id, text: 'Arrived at "sorting" centre' })),
        },
      }),
    ],
    ['numbers', `[${'1,'.repeat(5_000_000)}1]`],
    ['empty objects', `[${'{},'.repeat(3_000_000)}1]`],
    ['names', `{${Array.from({ length: 500_000 }, (_, id) => `"${id}k":1`).join()}}`],
    ['one text', JSON.stringify(FILL.repeat(140))],
    ['escaped quotes', JSON.stringify('"'.repeat(5_000_000))],
    ['lists in lists', '['.repeat(5_000_000) + ']'.repeat(5_000_000)],
    ['blanks', `[1,${' '.repeat(10_000_000)}2]`],
  ])('hold up nothing else: %s', async (_, text) => {
    expect(await longestHold(() => outcomeOf(() => parseJson(text)))).toBeLessThan(LONGEST_HOLD_MS);
  });

  it('would be noticed if they did', async () => {
    const text = `[${'{},'.repeat(3_000_000)}1]`;
    expect(await longestHold(async () => JSON.parse(text))).toBeGreaterThan(LONGEST_HOLD_MS);
  });
});
