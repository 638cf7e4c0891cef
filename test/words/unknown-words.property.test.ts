import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../adapters/console/render.ts';
import { callName } from '../../src/grammar/command-set.ts';
import { isGentle } from '../../src/grammar/nearest-commands.ts';
import { answeringApi } from '../fakes/answering-api.ts';
import { commandSet } from '../support/cards.ts';
import { useCore } from '../support/core.ts';

/** Lines of a terminal. */
const MOST_LINES = 14;
const drastic = commandSet.all.filter((command) => !isGentle(command));

/** Words that nobody has given a meaning, and those with a mistake in them. */
const mistyped = fc
  .tuple(
    fc.constantFrom(...commandSet.all.map(({ verb }) => verb)),
    fc.nat(12),
    fc.stringMatching(/^[a-z]?$/),
  )
  .map(([verb, at, letter]) => verb.slice(0, at) + letter + verb.slice(at + 1));
const word = fc
  .oneof(fc.stringMatching(/^[A-Za-z]{2,14}$/), mistyped)
  .filter((each) => each !== '' && commandSet.called(each) === undefined && !/^parcels/i.test(each));
const rest = fc.constantFrom('', ' #1', ' please', ' foo bar', ' carrier:sto');

describe('whatever is no command', () => {
  it('is named, answered shortly, and leads to nothing that costs or destroys', async () => {
    const { say, asked } = await useCore(answeringApi());
    await fc.assert(
      fc.asyncProperty(word, rest, async (typed, more) => {
        const { card, shown, outcome } = await say(`/parcels ${typed}${more}`);
        expect(outcome).not.toBe('ok');
        expect(card.title).toContain(typed);
        expect(renderCard(card, { colour: false, now: 0 }).length).toBeLessThanOrEqual(MOST_LINES);
        for (const command of drastic) {
          expect(shown).not.toMatch(new RegExp(`${callName(commandSet, command)}\\b(?!-)`));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(asked.filter((name) => !['carriers', 'list'].includes(name))).toEqual([]);
  });

  it.each([
    ['/parcels stauts sto 402934299065', '/parcels status sto 402934299065'],
    ['/parcels lst status:transit', '/parcels list status:transit'],
    ['/parcels mut #2 8h', '/parcels mute #2 8h'],
    ['/parcels histroy #2', '/parcels status #2'],
    ['/parcels refesh sto 402934299065', '/parcels refresh sto 402934299065'],
  ])('%s leads to %s', async (typed, line) => {
    const { say } = await useCore(answeringApi());
    const { card } = await say(typed);
    const [meant] = card.blocks.flatMap((block) => (block.type === 'examples' ? block.examples : []));
    expect(meant).toBe(line);
  });
});
