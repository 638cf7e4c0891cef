import { expect, it } from 'vitest';
import { commandSchema, isRegistered, registration } from '../../../adapters/discord/command-schema.ts';
import { DEFAULT_RIGHTS } from '../../../src/domain/rights.ts';
import { commandSet } from '../../support/cards.ts';

interface Node {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly options?: readonly Node[];
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
}

/** https://docs.discord.com/developers/interactions/application-commands: names, descriptions and values count together. */
function sizeOf({ name, description, options = [], choices = [] }: Node): number {
  const values = choices.reduce((sum, choice) => sum + choice.name.length + choice.value.length, 0);
  return name.length + description.length + values + options.reduce((sum, option) => sum + sizeOf(option), 0);
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.options ?? []).flatMap(nodesOf)];
}

const schema = commandSchema(commandSet, DEFAULT_RIGHTS) as readonly Node[];

it('stays within what Discord accepts', () => {
  for (const command of schema) {
    expect(sizeOf(command)).toBeLessThanOrEqual(8_000);
    for (const { name, description, options = [] } of nodesOf(command)) {
      expect(name).toMatch(/^[a-z0-9_-]{1,32}$/);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      const required = options.map((option) => option.required === true);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    }
  }
});

it('has /track with options, and everything else as verbs of /parcels or /parcels-admin', () => {
  expect(schema).toMatchObject([
    {
      name: 'track',
      options: [
        { name: 'carrier', autocomplete: true },
        { name: 'number' },
        { name: 'title' },
        ...Array(16).fill({}),
      ],
    },
    { name: 'parcels' },
    { name: 'parcels-admin', default_member_permissions: '32' },
  ]);
  const verbs = schema.flatMap(({ name, options = [] }) =>
    name === 'track' ? ['track'] : options.map((each) => each.name),
  );
  const others = commandSet.all.filter(({ shortcut }) => shortcut?.on !== 'message');
  expect(verbs.sort()).toEqual(others.map(({ verb }) => verb).sort());
});

it('hides the admin command from nobody where others may use it', () => {
  const open = commandSchema(commandSet, { ...DEFAULT_RIGHTS, account: ['discord:123'] });
  expect(open[2]).not.toHaveProperty('default_member_permissions');
});

it('has an entry in the menu of messages for each command that says so, and nowhere else', () => {
  const menu = registration(commandSet, DEFAULT_RIGHTS).slice(schema.length);
  expect(menu).toEqual([
    { name: 'Track parcels in message', type: 3, contexts: [0, 1], integration_types: [0] },
  ]);
});

it('recognises what is registered, and every difference', () => {
  const registered = JSON.parse(JSON.stringify(registration(commandSet, DEFAULT_RIGHTS)), (key, value) =>
    value === false ? undefined : key === 'options' && value.length === 0 ? undefined : value,
  );
  const withIds = [...registered]
    .reverse()
    .map((command: Node) => ({ ...command, description: command.description ?? '', id: '1', version: '2' }));
  expect(isRegistered(withIds, registration(commandSet, DEFAULT_RIGHTS))).toBe(true);
  expect(isRegistered([], registration(commandSet, DEFAULT_RIGHTS))).toBe(false);
  expect(
    isRegistered(
      withIds.map((command) => ({ ...command, description: 'x' })),
      registration(commandSet, DEFAULT_RIGHTS),
    ),
  ).toBe(false);
});
