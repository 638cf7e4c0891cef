import { describe, expect, it } from 'vitest';
import { SANDBOX_CARRIERS } from '../../adapters/trackingmore/sandbox/carriers.ts';
import { type CommandTable, GROUPS } from '../../src/grammar/command-table.ts';
import { isGentle } from '../../src/grammar/nearest-commands.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import { commandSet } from '../support/cards.ts';

const all: readonly CommandTable[] = commandSet.all;
const aliases = all.flatMap(({ verb, aliases = [] }) => aliases.map((alias) => [alias, verb] as const));
const index = createCarrierIndex(SANDBOX_CARRIERS);

/** What these words say, they mean: to bring something in. */
const SAY_THAT_THEY_ADD = ['add', 'new', 'create', 'register', 'upload'];
/** These show what the account has left. */
const SHOWING = ['quota', 'balance', 'credits'];

/** Words that mean two things. */
function clashes(commands: readonly Pick<CommandTable, 'verb' | 'aliases'>[]): readonly string[] {
  const words = [
    ...Object.values(commandSet.names),
    ...GROUPS.filter((group) => !commandSet.find(group)),
    ...commands.flatMap(({ verb, aliases: others = [] }) => [verb, ...others]),
  ];
  // `track` is a word and the verb of its command.
  return words.filter((word, at) => word !== 'track' && words.indexOf(word) !== at);
}

describe('the words that other bots use', () => {
  it('mean one command each', () => {
    expect(clashes(all)).toEqual([]);
    expect(clashes([...all, { verb: 'peek', aliases: ['show'] }])).toEqual(['show']);
  });

  it.each(aliases)('%s is %s', (alias, verb) => {
    expect(commandSet.called(alias.toUpperCase())?.verb).toBe(verb);
    expect(index.match(alias), 'a carrier is called that').toBeUndefined();
  });

  it('lead from no harmless word to what costs, destroys or reveals', () => {
    const drastic = all.filter((command) => !isGentle(command));
    expect(drastic.flatMap(({ aliases: words = [] }) => words).sort()).toEqual(
      [...SAY_THAT_THEY_ADD, ...SHOWING].sort(),
    );
  });
});
