import type { Problem } from '../domain/problem.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import { problemTitle } from './problem-card.ts';

/** What is wrong with what was entered into a field, in one line beside it. */
export function mistakeLine(problem: Problem, set: CommandSet): string {
  switch (problem.code) {
    case 'bad-argument':
      return `Expected here: ${problem.expected}.`;
    case 'missing-argument':
      return `This is missing: ${problem.expected}.`;
    case 'too-long':
      return `At most ${problem.most.toLocaleString('en')} characters; there are ${problem.length.toLocaleString('en')}.`;
    case 'ambiguous-date':
      return `This may mean ${problem.days.join(' or ')}: please write the one that you mean.`;
    case 'unknown-carrier': {
      const names = problem.nearest.map(({ code, name }) => `${code} (${name})`).join(', ');
      return `There is no such carrier.${names ? ` Did you mean ${names}?` : ''}`;
    }
    case 'not-clearable':
      return 'The tracking service cannot empty this; it can only be given another value.';
    case 'file-unreadable':
      return problem.reason;
    default:
      return `${problemTitle(problem, set)}.`;
  }
}
