import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCall } from '../src/domain/call.ts';
import { visibleArguments } from '../src/grammar/bind.ts';
import { callName } from '../src/grammar/command-set.ts';
import type { CommandTable } from '../src/grammar/command-table.ts';
import { answeringApi } from './fakes/answering-api.ts';
import { commandSet } from './support/cards.ts';
import { cardOf, useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const RUNS = 1_000;
const here = originAt('T1', 'C1');

const word = fc.oneof(
  fc.constantFrom(
    'sto',
    '402934299065',
    '4029 3429 9065',
    '#1',
    'this',
    'Blue kettle',
    'CN',
    'PL',
    '90210',
    '7d',
  ),
  fc.constantFrom(
    'status:transit',
    '-carrier:ups',
    'stuck:>5d',
    'text:"x"',
    '--',
    '"',
    '“',
    '=',
    ':',
    '\n',
    '172-00000011',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '<!channel>',
    '@everyone',
    '%',
    '%zz',
    '/',
    'sto/402934299065',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** What could be typed after a command: its own options with anything as their value, and words in between. */
function inputsFor(command: CommandTable) {
  const names = visibleArguments(command.arguments).flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
  const option = fc
    .tuple(fc.constantFrom(...names, 'nosuch'), word)
    .map(([name, value]) => `${name}=${value}`);
  return fc.array(fc.oneof(word, option), { maxLength: 6 }).map((parts) => parts.join(' '));
}

describe('a thousand generated inputs never make a bug of', () => {
  it.each(commandSet.all.map((command) => [command.verb, command] as const))('%s', async (_, command) => {
    const { dispatcher } = await useCore(answeringApi());
    await fc.assert(
      fc.asyncProperty(inputsFor(command), async (typed) => {
        const text = `${callName(commandSet, command)} ${typed}`;
        const { card, outcome } = cardOf(await dispatcher.fromText(here, text));
        expect({ text, outcome }).not.toEqual({ text, outcome: 'bug' });
        expect(card.title).not.toBe('');
      }),
      { numRuns: RUNS },
    );
  });

  it('a button that was forged', async () => {
    const { dispatcher } = await useCore(answeringApi());
    const verbs = commandSet.all.map(({ verb }) => verb);
    const names = commandSet.all.flatMap((command) => Object.keys(command.arguments));
    const forged = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 100 }),
      fc
        .tuple(
          fc.constantFrom(...verbs),
          fc.dictionary(fc.constantFrom(...names, 'draft', 'once'), word, { maxKeys: 3 }),
        )
        .map(([verb, given]) => encodeCall({ verb, given })),
    );
    await fc.assert(
      fc.asyncProperty(
        forged,
        fc.dictionary(fc.constantFrom(...names), word, { maxKeys: 3 }),
        async (token, entered) => {
          const { outcome } = cardOf(await dispatcher.fromCall(here, token, entered));
          expect({ token, outcome }).not.toEqual({ token, outcome: 'bug' });
        },
      ),
      { numRuns: RUNS },
    );
  });
});
