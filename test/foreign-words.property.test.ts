import { describe, expect, it } from 'vitest';
import { encodeCall } from '../src/domain/call.ts';
import { visibleArguments } from '../src/grammar/bind.ts';
import { callName } from '../src/grammar/command-set.ts';
import { QUERY_FIELDS } from '../src/parcels/query/parse-query.ts';
import { commandSet } from './support/cards.ts';
import { cardOf, useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const here = originAt('T1', 'C1');
/** Names that every object has, and a word that none has. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
const NONSENSE = 'nosuchword';

/** Everything that may be typed with a word in it, as a function of the word. */
const PLACES: readonly (readonly [string, (word: string) => string])[] = [
  ['a command', (word) => `/parcels ${word} sto 402934299065`],
  ['help on a command', (word) => `/parcels help ${word}`],
  ['a field of a query', (word) => `/parcels list ${word}:transit`],
  ...Object.keys(QUERY_FIELDS).map(
    (field) => [`the query field ${field}`, (word: string) => `/parcels list ${field}:${word}`] as const,
  ),
  ['a heading of a file', (word) => `/parcels import number,carrier,${word}\n402934299065,sto,x`],
  ['a field of an imported line', (word) => `/parcels import sto 402934299065 ${word}=x`],
  ...commandSet.all.flatMap((command) => {
    const name = callName(commandSet, command);
    return [
      [`what follows ${name}`, (word: string) => `${name} ${word}`] as const,
      [`an option of ${name}`, (word: string) => `${name} ${word}=x`] as const,
      ...visibleArguments(command.arguments).map(
        ([option]) =>
          [`${option} of ${name}`, (word: string) => `${name} sto 402934299065 ${option}=${word}`] as const,
      ),
    ];
  }),
];

/** What came of it, but for the word itself. */
async function outcomeOf(typed: (word: string) => string, word: string) {
  const { dispatcher, services } = await useCore();
  const { outcome } = cardOf(await dispatcher.fromText(here, typed(word)));
  const settings = await services.settings.read(here.channel);
  const subscriptions = await services.subscriptions.list(here.channel);
  const followed = subscriptions.map(({ subscription }) => subscription);
  const told = JSON.stringify({ outcome, settings, followed });
  return told
    .replaceAll(word, 'WORD')
    .replaceAll(word.toUpperCase(), 'WORD')
    .replaceAll(word.toLowerCase(), 'WORD');
}

describe('the names that every object has are words like any other as', () => {
  it.each(PLACES)('%s', async (_, typed) => {
    const expected = await outcomeOf(typed, NONSENSE);
    for (const word of INHERITED)
      expect({ word, told: await outcomeOf(typed, word) }).toEqual({ word, told: expected });
  });

  it('what is pressed, entered, or completed', async () => {
    const { dispatcher } = await useCore();
    for (const word of INHERITED) {
      for (const { verb } of commandSet.all) {
        const token = encodeCall({ verb, given: { [word.toLowerCase()]: 'x' } });
        expect(cardOf(await dispatcher.fromCall(here, token, { [word]: 'x' })).outcome).not.toBe('bug');
        expect(await dispatcher.suggest(here, verb, word, 'x')).toEqual([]);
        expect(dispatcher.outlook(verb, { [word]: 'x' }).visibility).toBeDefined();
      }
      expect(await dispatcher.suggest(here, word, 'carrier', 'x')).toEqual([]);
    }
  });
});
