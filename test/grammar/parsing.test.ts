import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SANDBOX_CARRIERS } from '../../adapters/trackingmore/sandbox/carriers.ts';
import { parseCommand } from '../../src/grammar/parse.ts';
import { tokenize } from '../../src/grammar/tokens.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import { parseNumber } from '../../src/parcels/numbers.ts';
import { splitParcelWords } from '../../src/parcels/parcel-words.ts';
import { commandSet } from '../support/cards.ts';

const index = createCarrierIndex(SANDBOX_CARRIERS);
const place = (text: string) => splitParcelWords(text.split(' '), index);

describe('tokens', () => {
  it.each([
    [
      'sto 4029',
      [
        ['', 'sto'],
        ['', '4029'],
      ],
    ],
    [
      'title="Blue kettle" x',
      [
        ['title', 'Blue kettle'],
        ['', 'x'],
      ],
    ],
    ['title=“Blue kettle”', [['title', 'Blue kettle']]],
    ['title=„Blauer Kessel“', [['title', 'Blauer Kessel']]],
    [
      "title='Dana's kettle' x",
      [
        ['title', "Dana's kettle"],
        ['', 'x'],
      ],
    ],
    ['TITLE=kettle', [['title', 'kettle']]],
    ['title=""', [['title', '']]],
    [
      'title="never closed',
      [
        ['title', '"never'],
        ['', 'closed'],
      ],
    ],
    ['a=b=c', [['a', 'b=c']]],
    ['=x', [['', '=x']]],
    ['  ', []],
  ])('%s', (text, expected) => {
    expect(tokenize(text).map(({ name, value }) => [name ?? '', value])).toEqual(expected);
  });

  it('come from any text at all, and lose nothing but quotes and blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const letters = (all: string) => all.toLowerCase().replace(/[\s"“”„«»'‘’=]/gu, '');
        const kept = tokenize(text)
          .map(({ name, value }) => (name ?? '') + value)
          .join('');
        expect(letters(kept)).toBe(letters(text));
      }),
    );
  });
});

describe('tracking numbers', () => {
  it.each([
    ['4029 3429 9065', '402934299065'],
    ['4029-3429–9065', '402934299065'],
    ['lz100200305cn', 'LZ100200305CN'],
    ['\u200e402934299065\u00a0', '402934299065'],
    ['４０２９３４２９９０６５', '402934299065'],
  ])('%s becomes %s', (given, number) => {
    expect(parseNumber(given)).toEqual({ ok: true, value: number });
  });

  it.each(['', '1234', 'A'.repeat(51), 'héllo', '12345/6', '<!channel>'])('%s is none', (given) => {
    expect(parseNumber(given)).toMatchObject({ ok: false, problem: { code: 'bad-argument', given } });
  });

  it('survive any dashes put between', () => {
    const separator = fc.constantFrom('', '-', '–', '\u200b', '--');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z]{5,30}$/),
        fc.array(separator, { minLength: 30, maxLength: 30 }),
        (number, between) => {
          const pasted = [...number].map((letter, at) => letter + between[at % between.length]).join('');
          expect(parseNumber(pasted)).toEqual({ ok: true, value: number });
        },
      ),
    );
  });
});

describe('words', () => {
  it.each([
    ['sto 402934299065', { carrier: 'sto', number: '402934299065' }],
    ['402934299065 sto', { carrier: 'sto', number: '402934299065' }],
    ['sto 4029 3429 9065', { carrier: 'sto', number: '4029 3429 9065' }],
    ['4029 3429 9065 sto', { carrier: 'sto', number: '4029 3429 9065' }],
    ['China EMS LZ 100 200 305 CN', { carrier: 'China EMS', number: 'LZ 100 200 305 CN' }],
    ['4px 300400000001', { carrier: '4px', number: '300400000001' }],
    ['sto', { carrier: 'sto' }],
    ['402934299065', { number: '402934299065' }],
    ['4029 3429 9065', { number: '4029 3429 9065' }],
    ['nosuchcarrier 123', { carrier: 'nosuchcarrier', number: '123' }],
    ['402934299065 nosuchcarrier', { carrier: 'nosuchcarrier', number: '402934299065' }],
  ])('%s', (text, given) => {
    expect(place(text)).toEqual(given);
  });
});

describe('commands', () => {
  const verbOf = (text: string) => {
    const parsed = parseCommand(commandSet, text);
    return parsed.ok ? parsed.value.command.verb : parsed.problem;
  };

  it.each([
    ['/track sto 1', 'track'],
    ['track sto 1', 'track'],
    ['/TRACK sto 1', 'track'],
    ['/parcels list', 'list'],
    ['/parcels', 'help'],
    ['parcels   STATUS sto 1', 'status'],
    ['/status sto 1', 'status'],
    ['', 'help'],
    [
      '/parcels stauts',
      { code: 'unknown-command', given: 'stauts', rest: '', nearest: ['status', 'stats', 'help'] },
    ],
    ['what is this', { code: 'unknown-command', given: 'what', rest: 'is this', nearest: [] }],
  ])('%s', (text, expected) => {
    expect(verbOf(text)).toEqual(expected);
  });
});

describe('near misses', () => {
  it.each([
    ['sot', 'sto'],
    ['fedx', 'fedex'],
    ['royal-mial', 'royal-mail'],
    ['china-sme', 'china-ems'],
    ['dlh', 'dhl'],
  ])('%s is taken for %s', (given, code) => {
    expect(index.nearest(given)[0]?.code).toBe(code);
  });

  it('has no idea where nothing is near', () => {
    expect(index.nearest('nosuchcarrier')).toEqual([]);
  });

  it('finds a carrier by code or name, however written', () => {
    for (const given of ['china-ems', 'China EMS', 'CHINA_EMS', 'chinaems'])
      expect(index.match(given)?.code).toBe('china-ems');
  });
});
