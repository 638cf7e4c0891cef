import { groupHelpCard, helpCard, helpOnCard, queryHelpCard } from '../cards/help-card.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import { type CommandTable, GROUPS } from '../grammar/command-table.ts';
import { hiddenText } from '../grammar/kinds/hidden-text.ts';
import { text } from '../grammar/kinds/plain.ts';
import { nearest } from '../grammar/nearest.ts';
import { nearestCommands } from '../grammar/nearest-commands.ts';
import { QUERY_FIELDS } from '../parcels/query/parse-query.ts';

const MOST_NEAREST = 3;

export const help = defineCommand({
  verb: 'help',
  aliases: ['start', 'commands', 'usage', 'about', 'hello', 'hi', '?'],
  surface: 'parcels',
  group: 'settings',
  summary: 'Show what can be typed, or everything about one command',
  arguments: {
    command: {
      kind: text,
      summary: 'A command or a group to explain, such as track or change; or query',
      required: false,
      positional: true,
    },
    /** What a button asks for: some groups are called like a command. */
    group: hiddenText,
  },
  examples: ['', 'track', 'change', 'query'],
  visibility: 'asker',
  right: null,
  forOutsiders: true,
  operations: [],

  async run({ command: asked, group }, context) {
    const commands = { ...context.commands, all: await commandsFor(context) };
    const verb = asked?.replace(/^\//, '').toLowerCase();
    if (verb === 'query') return success(queryHelpCard(QUERY_FIELDS));
    const command = verb ? commands.called(verb === commands.names.track ? 'track' : verb) : undefined;
    if (command) {
      const allowed = await mayGive(command, context);
      return allowed.ok ? success(helpOnCard(commands, command)) : allowed;
    }
    const wanted = GROUPS.find((each) => each === (group ?? verb));
    if (wanted) return success(groupHelpCard(commands, wanted));
    if (!asked || !verb) return success(helpCard(commands));
    return failure({ code: 'unknown-command', given: asked, rest: '', nearest: nearestTo(verb, commands) });
  },
});

/** Groups and commands that may have been meant, best first: a group shows the commands in it. */
function nearestTo(word: string, commands: CommandSet): readonly string[] {
  const filled = GROUPS.filter((each) => commands.all.some(({ group }) => group === each));
  const groups = nearest(word, [...filled, 'query'], (each) => [each]);
  const verbs = nearestCommands(commands, word).map(({ verb }) => verb);
  return [...new Set([...groups, ...verbs])].slice(0, MOST_NEAREST);
}

async function commandsFor(context: CommandContext): Promise<readonly CommandTable[]> {
  const { all } = context.commands;
  const allowed = await Promise.all(all.map((command) => mayGive(command, context)));
  return all.filter((_, index) => allowed[index]?.ok);
}

/** Whether the asker may give a command here. */
async function mayGive(
  { right, forOutsiders }: CommandTable,
  { ensure, isOutsider = false }: CommandContext,
): Promise<Result<void>> {
  if (isOutsider && !forOutsiders) return failure({ code: 'outsider' });
  return right === null ? success(undefined) : ensure(right);
}
