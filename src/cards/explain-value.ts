import type { Given } from '../domain/call.ts';
import type { Field } from '../domain/card.ts';
import type { Problem } from '../domain/problem.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import { nearest } from '../grammar/nearest.ts';
import type { Explanation } from './explain-service.ts';
import type { Invoked } from './invoked.ts';
import { lineOf } from './meant-line.ts';

type ValueProblem = Extract<Problem, { code: 'bad-argument' | 'bad-query' | 'unknown-carrier' }>;

/** What was typed for something that it cannot be; the line with it put right, where one can guess what was meant. */
export function explainValue(problem: ValueProblem, set: CommandSet, attempt: Invoked | null): Explanation {
  const meant = attempt ? valueMeant(problem, attempt) : null;
  return {
    ...wordsFor(problem),
    fields: expectation(problem.given, problem.expected),
    ...(attempt && meant ? { meant: [lineOf(set, attempt.command, meant)] } : {}),
  };
}

function wordsFor(problem: ValueProblem): Pick<Explanation, 'title' | 'text'> {
  const { given } = problem;
  switch (problem.code) {
    case 'bad-argument':
      return {
        title:
          problem.argument === 'number'
            ? 'That does not look like a tracking number'
            : `“${problem.argument}” cannot be “${given}”`,
        text: 'Nothing was changed.',
      };
    case 'bad-query':
      return {
        title: `The query has a word that means nothing: “${given}”`,
        text: 'Comma is or, blank is and, a dash in front is not.',
      };
    case 'unknown-carrier': {
      const names = problem.nearest.map(({ code, name }) => `${code} (${name})`).join(', ');
      return {
        title: `There is no carrier “${given}”`,
        text: names ? `Did you mean ${names}?` : 'No carrier has a name like that.',
      };
    }
  }
}

function valueMeant(problem: ValueProblem, attempt: Invoked): Given | null {
  switch (problem.code) {
    case 'bad-argument':
      return withChoice(problem, attempt);
    case 'bad-query':
      return problem.meant === null ? null : replaced(attempt.given, problem.given, problem.meant);
    case 'unknown-carrier': {
      const [best] = problem.nearest;
      return best ? replaced(attempt.given, problem.given, best.code) : null;
    }
  }
}

/** Of values that can be counted, the nearest. */
function withChoice(
  { argument, given: wrong }: Extract<Problem, { code: 'bad-argument' }>,
  { command, given }: Invoked,
): Given | null {
  const { choices = [] } = command.arguments[argument]?.kind ?? {};
  const [best] = nearest(wrong, choices, (choice) => [choice]);
  return best && given[argument] !== undefined ? { ...given, [argument]: best } : null;
}

/** Where the wrong word stands in what was given, however its letters are written; null where it is not found. */
function replaced(given: Given, wrong: string, right: string): Given | null {
  for (const [name, value] of Object.entries(given)) {
    const at = value.toLowerCase().indexOf(wrong.toLowerCase());
    if (at >= 0) return { ...given, [name]: value.slice(0, at) + right + value.slice(at + wrong.length) };
  }
  return null;
}

export function expectation(given: string, expected: string): readonly Field[] {
  return [
    { name: 'Given', value: given },
    { name: 'Expected', value: expected },
  ];
}
