import { helpCard, helpOnCard, queryHelpCard } from '../cards/help-card.ts';
import { defineCommand } from '../chat/command.ts';
import { failure, success } from '../domain/result.ts';
import { text } from '../grammar/kinds/plain.ts';
import { nearestCommands } from '../grammar/nearest-commands.ts';
import { QUERY_FIELDS } from '../parcels/query/parse-query.ts';

export const help = defineCommand({
  verb: 'help',
  aliases: ['start', 'commands', 'usage', 'about', 'hello', 'hi', '?'],
  surface: 'parcels',
  summary: 'Show what can be typed, or everything about one command',
  arguments: {
    command: {
      kind: text,
      summary: 'The command to explain, such as track; or query',
      required: false,
      positional: true,
    },
  },
  examples: ['', 'track', 'query'],
  visibility: 'asker',
  right: null,
  forOutsiders: true,
  operations: [],

  async run({ command: asked }, { commands }) {
    if (!asked) return success(helpCard(commands));
    const verb = asked.replace(/^\//, '').toLowerCase();
    if (verb === 'query') return success(queryHelpCard(QUERY_FIELDS));
    const command = commands.called(verb === commands.names.track ? 'track' : verb);
    if (command) return success(helpOnCard(commands, command));
    const closest = nearestCommands(commands, verb).map((each) => each.verb);
    return failure({ code: 'unknown-command', given: asked, rest: '', nearest: closest });
  },
});
