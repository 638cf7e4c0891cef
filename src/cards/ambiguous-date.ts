import type { Action } from '../domain/card.ts';
import type { Problem } from '../domain/problem.ts';
import type { Explanation } from './explain-service.ts';
import type { Invoked } from './invoked.ts';

type AmbiguousDate = Extract<Problem, { code: 'ambiguous-date' }>;

const IN_WORDS = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** Asks which of the days is meant. */
export function explainAmbiguousDate({ given, days }: AmbiguousDate): Explanation {
  return {
    title: `Which day is “${given}”?`,
    text: 'It may be read in more than one way, and none is guessed. Nothing was done.',
    fields: [
      { name: 'Given', value: given },
      { name: 'Expected', value: days.map((day) => `${day} for ${inWords(day)}`).join(', or ') },
    ],
  };
}

/** Choosing a day does what was asked, with that day. */
export function choiceOfDay({ given: wrong, days }: AmbiguousDate, { command, given }: Invoked): Action {
  const choices = days.map((day) => {
    const put = Object.entries(given).map(([name, value]) => [name, value.replace(wrong, () => day)]);
    return { label: inWords(day), call: { verb: command.verb, given: Object.fromEntries(put) } };
  });
  return { type: 'menu', placeholder: 'Choose a day', choices };
}

function inWords(day: string): string {
  return IN_WORDS.format(Date.parse(day));
}
