import type { Command } from '../grammar/command.ts';
import { type CommandSet, examplesOf, usageOf } from '../grammar/command-set.ts';
import type { Card } from './card.ts';

/** Every command with what it does and one example. */
export function helpCard(set: CommandSet): Card {
  return {
    title: 'What you can type',
    tone: 'calm',
    blocks: [
      {
        type: 'list',
        items: set.all.map((command) => ({
          title: usageOf(set, command),
          detail: `${command.summary}. Example: ${examplesOf(set, command)[0]}`,
        })),
      },
    ],
    links: [],
    footer: [`Everything about one command: ${exampleOfHelp(set)}`],
  };
}

/** One command in full. */
export function helpOnCard(set: CommandSet, command: Command): Card {
  const fields = Object.entries(command.arguments).map(([name, { summary, required }]) => ({
    name: required ? name : `${name} (optional)`,
    value: summary,
  }));
  return {
    title: usageOf(set, command),
    tone: 'calm',
    blocks: [
      { type: 'text', text: `${command.summary}.` },
      ...(fields.length > 0 ? [{ type: 'fields', fields } as const] : []),
      { type: 'examples', heading: 'For example', examples: examplesOf(set, command) },
    ],
    links: [],
    footer: [],
  };
}

function exampleOfHelp(set: CommandSet): string {
  return `/${set.names.parcels} help ${set.all[0]?.verb ?? ''}`.trim();
}
