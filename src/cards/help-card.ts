import type { Card } from '../domain/card.ts';
import { visibleArguments } from '../grammar/bind.ts';
import { type CommandSet, callName, examplesOf, summaryOf, usageOf } from '../grammar/command-set.ts';
import type { CommandTable } from '../grammar/command-table.ts';

/** Every command with what it does and one example. */
export function helpCard(set: CommandSet): Card {
  return {
    title: 'What you can type',
    tone: 'calm',
    blocks: [
      {
        type: 'list',
        items: set.all.map((command) => ({
          title: callName(set, command),
          detail: `${summaryOf(command)}. Example: ${examplesOf(set, command)[0]}`,
        })),
      },
    ],
    links: [],
    footer: [`Everything about one command: ${exampleOfHelp(set)}`],
  };
}

/** One command in full. */
export function helpOnCard(set: CommandSet, command: CommandTable): Card {
  const fields = visibleArguments(command.arguments).map(([name, { summary, required }]) => ({
    name: required ? name : `${name} (optional)`,
    value: summary,
  }));
  return {
    title: usageOf(set, command),
    tone: 'calm',
    blocks: [
      { type: 'text', text: `${summaryOf(command)}.` },
      ...(fields.length > 0 ? [{ type: 'fields', fields } as const] : []),
      { type: 'examples', heading: 'For example', examples: examplesOf(set, command) },
    ],
    links: [],
    footer: [],
  };
}

/** The words that list, export and the commands about many parcels understand. */
export function queryHelpCard(fields: Readonly<Record<string, string>>): Card {
  return {
    title: 'How to say which parcels',
    tone: 'calm',
    blocks: [
      { type: 'text', text: 'Comma is or, blank is and, a dash in front is not.' },
      {
        type: 'fields',
        fields: Object.entries(fields).map(([name, value]) => ({ name: `${name}:`, value })),
      },
      {
        type: 'examples',
        heading: 'For example',
        examples: [
          'status:transit,pickup carrier:sto dest:PL archived:no',
          'stuck:>5d since:7d -carrier:ups text:"blue kettle"',
        ],
      },
    ],
    links: [],
    footer: [],
  };
}

function exampleOfHelp(set: CommandSet): string {
  return `/${set.names.parcels} help ${set.all[0]?.verb ?? ''}`.trim();
}
