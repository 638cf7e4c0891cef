import type { Problem } from '../domain/problem.ts';
import { type CommandSet, callName } from '../grammar/command-set.ts';
import type { Explanation } from './explain-service.ts';
import type { Invoked } from './invoked.ts';
import { lineOf } from './meant-line.ts';

type UnknownCommand = Extract<Problem, { code: 'unknown-command' }>;

/** Characters of what was typed that a line to copy repeats. */
const LONGEST_REST = 200;

/** The lines that were probably meant, made of what was typed; else where to look. */
export function explainUnknownCommand(
  { given, rest, nearest }: UnknownCommand,
  set: CommandSet,
  attempt: Invoked | null,
): Explanation {
  if (attempt?.command.verb === 'help') return explainNothingToExplain(given, nearest, set, attempt);
  const title = `There is no command “${given}”`;
  const typed = rest.length > LONGEST_REST ? '' : rest.replace(/\s+/g, ' ');
  const meant = nearest.flatMap((verb) => {
    const command = set.find(verb);
    return command ? [`${callName(set, command)} ${typed}`.trim()] : [];
  });
  if (meant.length > 0) return { title, text: 'Nothing was done.', meant };
  return {
    title,
    text: 'Nothing was done. A tracking number, a title or a link alone shows a parcel.',
    suggestions: ['list', 'help'].map((verb) => `/${set.names.parcels} ${verb}`),
  };
}

/** Help was asked for on something that is not there: what is near is explained rather than done. */
function explainNothingToExplain(
  given: string,
  nearest: readonly string[],
  set: CommandSet,
  { command }: Invoked,
): Explanation {
  const [argument = ''] = Object.keys(command.arguments);
  const meant = nearest.map((name) => lineOf(set, command, { [argument]: name }));
  return {
    title: `There is no command or group “${given}”`,
    text: meant.length > 0 ? 'Nothing was done.' : 'Without a name, help shows all that can be typed.',
    ...(meant.length > 0 ? { meant } : { suggestions: [lineOf(set, command, {})] }),
  };
}
