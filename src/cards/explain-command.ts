import type { Problem } from '../domain/problem.ts';
import { type CommandSet, callName } from '../grammar/command-set.ts';
import type { Explanation } from './explain-service.ts';

type UnknownCommand = Extract<Problem, { code: 'unknown-command' }>;

/** Characters of what was typed that a line to copy repeats. */
const LONGEST_REST = 200;

/** The lines that were probably meant, made of what was typed; else where to look. */
export function explainUnknownCommand(
  { given, rest, nearest }: UnknownCommand,
  set: CommandSet,
): Explanation {
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
