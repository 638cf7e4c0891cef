import type { Problem } from '../domain/problem.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { Explanation } from './explain-service.ts';
import type { Invoked } from './invoked.ts';
import { meantLine } from './meant-line.ts';

type WordProblem = Extract<Problem, { code: 'not-understood' | 'given-twice' | 'digits-lost' }>;

/** What was typed that has no place, or the same place. */
export function explainWords(problem: WordProblem, set: CommandSet, attempt: Invoked | null): Explanation {
  if (problem.code === 'given-twice') {
    const [first = '', second = ''] = problem.given;
    return {
      title: `“${problem.argument}” is given twice`,
      text: `Once it is “${first}”, once “${second}”. Nothing was changed.`,
    };
  }
  if (problem.code === 'digits-lost') {
    return {
      title: `A spreadsheet has cut digits off “${problem.given}”`,
      text: 'They are not in the file any more: format the column as text before saving, or export it anew.',
    };
  }
  const { words } = problem;
  const text = words.join(' ');
  return {
    title: `“${text}” is not understood here`,
    text: 'Everything that is typed must mean something: so nothing was done.',
    ...(attempt ? { meant: [meantLine(set, attempt.command, attempt.given, words)] } : {}),
  };
}
