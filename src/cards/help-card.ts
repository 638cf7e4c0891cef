import { type Button, button, type Card } from '../domain/card.ts';
import { visibleArguments } from '../grammar/bind.ts';
import { type CommandSet, callName, examplesOf, summaryOf, usageOf } from '../grammar/command-set.ts';
import { type CommandTable, GROUPS, type Group } from '../grammar/command-table.ts';

const GROUP_LABEL: Readonly<Record<Group, string>> = {
  follow: 'Follow',
  look: 'Look',
  change: 'Change',
  many: 'Many at once',
  settings: 'Settings',
  admin: 'Not for everyone',
};

/** What there is, by what it is for: as many lines as are read, and a button for each group. */
export function helpCard(set: CommandSet): Card {
  const groups = GROUPS.filter((group) => commandsIn(set, group).length > 0);
  return {
    title: 'What you can type',
    tone: 'calm',
    blocks: [
      { type: 'text', text: 'A tracking number, a title or a link alone shows a parcel.' },
      {
        type: 'list',
        items: groups.map((group) => {
          const verbs = commandsIn(set, group).map(({ verb }) => verb);
          return { title: `${GROUP_LABEL[group]}: ${verbs.join(', ')}`, detail: '' };
        }),
      },
    ],
    links: [],
    footer: [`Everything about one command: ${exampleOfHelp(set)}`],
    actions: groups.map(buttonFor),
  };
}

/** The commands of a group, each with what it does and one example. */
export function groupHelpCard(set: CommandSet, group: Group): Card {
  return {
    title: GROUP_LABEL[group],
    tone: 'calm',
    blocks: [
      {
        type: 'list',
        items: commandsIn(set, group).map((command) => ({
          title: callName(set, command),
          detail: `${summaryOf(command)}. Example: ${examplesOf(set, command)[0]}`,
        })),
      },
    ],
    links: [],
    footer: [`Everything about one command: ${exampleOfHelp(set)}`],
  };
}

function commandsIn({ all }: CommandSet, group: Group): readonly CommandTable[] {
  return all.filter((command) => command.group === group);
}

function buttonFor(group: Group): Button {
  return button(GROUP_LABEL[group], { verb: 'help', given: { group } });
}

/** One command in full. */
export function helpOnCard(set: CommandSet, command: CommandTable): Card {
  const { aliases = [] } = command;
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
    footer: aliases.length > 0 ? [`Also understood: ${aliases.join(', ')}`] : [],
    actions: [buttonFor(command.group)],
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
