import { expect, it } from 'vitest';
import { commandSchema, isRegistered } from '../../../adapters/discord/command-schema.ts';
import { commandSet } from '../../support/cards.ts';

interface Node {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly options?: readonly Node[];
}

/** https://docs.discord.com/developers/interactions/application-commands: names, descriptions and values count together. */
function sizeOf({ name, description, options = [] }: Node): number {
  return name.length + description.length + options.reduce((sum, option) => sum + sizeOf(option), 0);
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.options ?? []).flatMap(nodesOf)];
}

const schema = commandSchema(commandSet) as readonly Node[];

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

it('has /track with options and everything else as verbs of /parcels', () => {
  expect(schema).toMatchObject([
    {
      name: 'track',
      options: [
        { name: 'carrier', autocomplete: true, required: true },
        { name: 'number', required: true },
        { name: 'title', required: false },
      ],
    },
    { name: 'parcels', options: [{ name: 'status' }, { name: 'list' }, { name: 'stop' }, { name: 'help' }] },
  ]);
});

it('recognises what is registered, and every difference', () => {
  const registered = JSON.parse(JSON.stringify(schema), (key, value) =>
    value === false ? undefined : key === 'options' && value.length === 0 ? undefined : value,
  );
  const withIds = [...registered].reverse().map((command: Node) => ({ ...command, id: '1', version: '2' }));
  expect(isRegistered(withIds, commandSchema(commandSet))).toBe(true);
  expect(isRegistered([], commandSchema(commandSet))).toBe(false);
  expect(
    isRegistered(
      withIds.map((command) => ({ ...command, description: 'x' })),
      commandSchema(commandSet),
    ),
  ).toBe(false);
});
