import { expect, it } from 'vitest';
import { callName } from '../../src/grammar/command-set.ts';
import type { ArgumentDefinitions } from '../../src/grammar/command-table.ts';
import { commandSet } from '../support/cards.ts';
import { useCore } from '../support/core.ts';

/** Commands whose first argument names one parcel, or may. */
const naming = commandSet.all.filter(({ arguments: all }) => {
  const [first] = Object.values(all as ArgumentDefinitions);
  return first && ['parcel', 'target'].includes(first.kind.name);
});

const MORE: Readonly<Record<string, string>> = { mute: '8h', carrier: 'ups', edit: 'order=7' };

it.each(naming.map((command) => [command.verb, command] as const))(
  '#1 of the last list is understood by %s',
  async (verb, command) => {
    const { say } = await useCore({}, undefined, { home: ['slack/T1'] });
    await say('/track sto 402934299065 title=Kettle');
    await say('/parcels list');
    const { outcome } = await say(`${callName(commandSet, command)} #1 ${MORE[verb] ?? ''}`);
    expect([
      'bad-argument',
      'not-understood',
      'which-parcel',
      'unknown-carrier',
      'missing-argument',
    ]).not.toContain(outcome);
  },
);
