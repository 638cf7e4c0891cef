import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleArguments } from '../../src/grammar/bind.ts';
import type { CommandTable } from '../../src/grammar/command-table.ts';
import { shareOut } from '../../src/grammar/share-out.ts';
import { tokenize } from '../../src/grammar/tokens.ts';
import { isPrintedNumber } from '../../src/parcels/numbers.ts';
import { answeringApi } from '../fakes/answering-api.ts';
import { commandSet } from '../support/cards.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const word = fc.oneof(
  fc.constantFrom(
    'sto',
    'ups',
    'now',
    'Blue',
    'kettle',
    'PL',
    '#2',
    'this',
    '7d',
    '"Blue kettle"',
    'ANN',
    '12',
  ),
  fc.constantFrom('1Z5R89390357567127', '402934299065', '771234567890', '4029', '3429', '9065', '1Z', '5R8'),
  fc.stringMatching(/^[A-Za-z0-9]{1,9}$/),
);

function inputsFor(command: CommandTable) {
  const names = visibleArguments(command.arguments).map(([name]) => name);
  const named = fc
    .tuple(fc.constantFrom(...names, 'nosuch'), word)
    .map(([name, value]) => `${name}=${value}`);
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: word }, named), { maxLength: 8 })
    .map((all) => all.join(' '));
}

const wordsOf = (text: string) => text.split(/\s+/).filter((each) => each !== '');

describe('each word that is typed has one place, or is left over', () => {
  const commands = commandSet.all.filter(({ arguments: all }) =>
    Object.values(all).every(({ kind }) => kind.typed !== 'rest'),
  );
  it.each(commands.map((command) => [command.verb, command] as const))('%s', async (_, command) => {
    const { services } = await useCore(answeringApi());
    const origin = originAt('T1', 'C1');
    const needs = { ...services, now: 0, asker: origin, channelIn: () => null };
    await fc.assert(
      fc.asyncProperty(inputsFor(command), async (text) => {
        const tokens = tokenize(text);
        const { given, left, twice } = await shareOut(command.arguments, tokens, needs);
        fc.pre(twice === null);
        const placed = new Set([...Object.values(given), ...left].flatMap(wordsOf));
        const typed = new Set(tokens.flatMap(({ value }) => wordsOf(value)));
        expect(placed).toEqual(typed);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a number that is created', () => {
  it('was typed in one piece, or in the groups in which numbers are printed', async () => {
    const { services, dispatcher } = await useCore(answeringApi());
    const origin = originAt('T1', 'C1');
    const created: string[] = [];
    const { create, createMany } = services.api;
    Object.assign(services.api, {
      create: (parcel: Parameters<typeof create>[0]) => {
        created.push(parcel.key.number);
        return create(parcel);
      },
      createMany: (all: Parameters<typeof createMany>[0]) => {
        created.push(...all.map(({ key }) => key.number));
        return createMany(all);
      },
    });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 4 }), fc.nat(2), async (more, place) => {
        const words = [...more.slice(0, place), 'sto', '402934299065', ...more.slice(place)];
        created.length = 0;
        await dispatcher.fromText(origin, `/track ${words.join(' ')}`);
        seen += created.length;
        for (const number of created) expect(wasTyped(number, words.flatMap(wordsOf))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('would be noticed if it was glued', () => {
    expect(wasTyped('1Z5R89390357567127BLUE', ['1Z5R89390357567127', 'blue'])).toBe(false);
    expect(wasTyped('402934299065', ['4029', '3429', '9065'])).toBe(true);
  });
});

function wasTyped(number: string, words: readonly string[]): boolean {
  return words.some((_, from) =>
    words.some((__, to) => {
      const run = words.slice(from, to + 1);
      return run.join('').toUpperCase() === number && (run.length === 1 || isPrintedNumber(run));
    }),
  );
}
