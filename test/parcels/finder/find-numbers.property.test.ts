import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalForm } from '../../../src/domain/normal-form.ts';
import type { Candidate } from '../../../src/parcels/finder/candidate.ts';
import { findNumbers, findNumbersInTurns } from '../../../src/parcels/finder/find-numbers.ts';
import { parseNumber } from '../../../src/parcels/numbers.ts';
import { LONGEST_HOLD_MS, longestHold } from '../../support/held.ts';
import { SHAPES } from '../../support/lengths.ts';

const NUMBERS = [
  '1Z5R89390357567127',
  '1Z 5R8 939 03 5756 712 7',
  'RA 123 456 785 PL',
  'ra123456785pl',
  '771234567890',
  '402934299065',
  '9400 1112 0108 0805 4830 16',
  '1027590111820004833500785458233610',
  'IZ5R89390357567127',
  'SF1234567890123',
  '+48 601 234 567',
  '2026-11-24',
];
const WORDS = [
  'ups',
  'FedEx',
  'order',
  '#1042',
  'tracking no.:',
  '<',
  '>',
  '|',
  ', ',
  '\n',
  '(',
  ')',
  '单号',
  '\u200b',
  '\u3000',
];
const LINKS = [
  'https://www.ups.com/track?tracknum=1Z5R89390357567127',
  'www.fedex.com/fedextrack/?trknbr=771234567890,790535312317',
  'https://example.com/a%20b#c',
];
const piece = fc.oneof(
  fc.constantFrom(...NUMBERS, ...WORDS, ...LINKS),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.stringMatching(/^[0-9A-Z -]{0,20}$/),
);
const text = fc
  .array(piece, { maxLength: 12 })
  .chain((pieces) => fc.constantFrom('', ' ', ', ', '\n').map((between) => pieces.join(between)));

/** What a row of characters says without blanks, dashes and what cannot be seen. */
function said(written: string): string {
  return normalForm(written)
    .replace(/[\s\p{Pd}\p{Cf}.]/gu, '')
    .toUpperCase();
}

function isSaid({ number, scanned, from, to, told }: Candidate, whole: string): boolean {
  const written = said(whole.slice(from, to));
  // In an address a plus is a blank.
  if (told === 'link') return written.replaceAll('+', '').includes(number);
  return scanned !== null ? written.includes(number) : written === number;
}

describe('whatever the text', () => {
  it('a number that is not what stands there would be noticed', () => {
    const [found] = findNumbers('ups 1Z5R89390357567127');
    expect(found && isSaid({ ...found, from: found.from + 1 }, 'ups 1Z5R89390357567127')).toBe(false);
  });

  it('each number is what stands at its place', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const wrong = findNumbers(whole).filter((each) => !isSaid(each, whole));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('no number overlaps another, and each is within what belongs to it', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const found = findNumbers(whole);
        for (const [index, { from, to, within }] of found.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0);
          expect([within.from <= from, within.to >= to]).toEqual([true, true]);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('each number can be given to the service', () => {
    fc.assert(
      fc.property(text, (whole) => {
        for (const { number, suggestion } of findNumbers(whole)) {
          for (const each of [number, suggestion ?? number]) {
            expect(parseNumber(each)).toEqual({ ok: true, value: each });
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('what is certain has one carrier and no wrong check digit', () => {
    fc.assert(
      fc.property(text, (whole) => {
        for (const { certain, carriers, checkDigit } of findNumbers(whole)) {
          if (certain) expect([carriers.length, checkDigit === 'wrong']).toEqual([1, false]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  ...SHAPES,
  ...Object.fromEntries(
    Object.entries({
      'numbers with names': 'ups 1Z5R89390357567127, fedex 771234567890 ',
      'groups of letters': 'AB 12 ',
      'single letters': 'A ',
      'single letters and digits': '1 Z ',
      'groups that could be postal': 'RA 123 456 785 ',
      'groups of digits': '9400 1112 0108 ',
      dots: '1.',
      'links of couriers': 'https://www.ups.com/track?tracknum=1Z5R89390357567127 ',
      'links of Slack': '<https://www.ups.com/track?tracknum=1Z5R89390357567127|UPS> ',
      'links never closed': '<https://www.ups.com/track|',
      'names alone': 'fedex ground ',
      labels: 'tracking no. no. no. ',
      'labels of orders': 'order #',
      'full-width digits': '７７１２３４５６７８９０ ',
      'hosts without paths': 'a.b.',
    }).map(([name, part]) => [
      name,
      (length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length),
    ]),
  ),
};

describe('a text many times as long as any message holds nothing else up', () => {
  it.each(Object.entries(HOSTILE))('%s', async (_, make) => {
    const long = make(300_000);
    expect(await longestHold(() => findNumbersInTurns(long))).toBeLessThan(LONGEST_HOLD_MS);
  });
});
