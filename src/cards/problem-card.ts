import type { Action, Block, Card } from '../domain/card.ts';
import { DEFAULT_SETTINGS } from '../domain/channel-settings.ts';
import { type Naming, namingFor } from '../domain/naming.ts';
import type { Problem } from '../domain/problem.ts';
import { type CommandSet, examplesOf, usageOf } from '../grammar/command-set.ts';
import { file } from '../grammar/kinds/plain.ts';
import { choiceOfDay, explainAmbiguousDate } from './ambiguous-date.ts';
import { explainUnknownCommand } from './explain-command.ts';
import { explainDenial } from './explain-denial.ts';
import { explainMissingParcel, offerToTrack } from './explain-missing-parcel.ts';
import { type Explanation, explainService } from './explain-service.ts';
import { expectation, explainValue } from './explain-value.ts';
import { explainWords } from './explain-words.ts';
import type { Invoked } from './invoked.ts';
import { withOption } from './meant-line.ts';

/** An answer that explains: what was given, what was expected, and an example. */
export function problemCard(
  problem: Problem,
  set: CommandSet,
  attempt: Invoked | null,
  naming: Naming,
): Card {
  const command = attempt?.command ?? null;
  const {
    title,
    text,
    fields = [],
    suggestions = [],
    meant = [],
    tone = 'warning',
  } = explain(problem, set, attempt, naming);
  const examples =
    command && isIncomplete(problem) && meant.length + suggestions.length === 0
      ? examplesOf(set, command).slice(0, 1)
      : suggestions;
  const blocks: Block[] = [{ type: 'text', text }];
  if (fields.length > 0) blocks.push({ type: 'fields', fields });
  if (meant.length > 0) blocks.push({ type: 'examples', heading: 'Perhaps you meant', examples: meant });
  if (examples.length > 0) blocks.push({ type: 'examples', heading: 'For example', examples });
  const usage = command && isAboutInput(problem) ? [`Usage: ${usageOf(set, command)}`] : [];
  return { title, tone, blocks, links: [], footer: usage, actions: choicesFor(problem, attempt) };
}

/** A problem in one line, which names no parcel. */
export function problemTitle(problem: Problem, set: CommandSet): string {
  return explain(problem, set, null, IN_FULL).title;
}

const IN_FULL = namingFor(true, DEFAULT_SETTINGS);

/** Where several parcels or days could be meant, choosing one does what was asked. */
function choicesFor(problem: Problem, attempt: Invoked | null): readonly Action[] {
  if (problem.code === 'ambiguous-date' && attempt) return [choiceOfDay(problem, attempt)];
  if (problem.code === 'tracking-missing') return offerToTrack(attempt);
  if (problem.code !== 'which-parcel' || !attempt || problem.candidates.length === 0) return [];
  const { command, given } = attempt;
  const naming = Object.entries(command.arguments).find(([, { kind }]) => kind.parts)?.[0] ?? 'parcel';
  const choices = problem.candidates.map(({ named, label }) => ({
    label,
    call: { verb: command.verb, given: { ...given, [naming]: named } },
  }));
  return [{ type: 'menu', placeholder: 'Choose a parcel', choices }];
}

/** Where an example helps; beside a wrong value it would only be one that nobody meant. */
function isIncomplete(problem: Problem): boolean {
  return isAboutInput(problem) && problem.code !== 'bad-argument' && problem.code !== 'bad-query';
}

function isAboutInput({ code }: Problem): boolean {
  return [
    'unknown-command',
    'not-understood',
    'given-twice',
    'missing-argument',
    'bad-argument',
    'unknown-option',
    'unknown-carrier',
    'which-parcel',
    'bad-query',
    'nothing-to-change',
    'not-clearable',
  ].includes(code);
}

function explain(problem: Problem, set: CommandSet, attempt: Invoked | null, naming: Naming): Explanation {
  switch (problem.code) {
    case 'unknown-command':
      return explainUnknownCommand(problem, set, attempt);
    case 'tracking-missing':
      return explainMissingParcel(set, attempt);
    case 'too-long':
      return {
        title: problem.argument ? `The ${nameOf(problem.argument)} is too long` : 'That is too long',
        text: `At most ${inWords(problem.most)} can be read at once. Nothing was changed.`,
        fields: expectation(inWords(problem.length), `at most ${inWords(problem.most)}`),
      };
    case 'not-understood':
    case 'given-twice':
    case 'digits-lost':
      return explainWords(problem, set, attempt);
    case 'missing-argument':
      return {
        title:
          problem.argument === 'number'
            ? 'The tracking number is missing'
            : `“${problem.argument}” is missing`,
        text: 'The command is understood, but not complete.',
        fields: expectation(givenText(attempt), problem.expected),
      };
    case 'bad-argument':
    case 'bad-query':
    case 'unknown-carrier':
      return explainValue(problem, set, attempt);
    case 'ambiguous-date':
      return explainAmbiguousDate(problem);
    case 'unknown-option':
      return {
        title: `There is no option “${problem.given}” here`,
        text: problem.nearest ? `Did you mean ${problem.nearest}=…?` : 'Nothing was changed.',
        fields: expectation(`${problem.given}=…`, problem.allowed.join(', ') || 'no options'),
        ...(attempt ? { meant: [withOption(set, attempt, problem)] } : {}),
      };
    case 'not-followed':
      return {
        title: 'This channel does not follow that parcel',
        text: `${naming.plain({ key: problem.parcel, carrierName: problem.parcel.carrier })} is not on this channel’s list. Nothing was changed.`,
        suggestions: [`/${set.names.parcels} list`],
      };
    case 'which-parcel':
      return {
        title: problem.given ? `Which parcel is “${problem.given}”?` : 'Which parcel?',
        text:
          problem.candidates.length > 0
            ? 'Choose one, or name it: carrier and number, the number alone, its title, or #3 of the last list.'
            : 'Name it by carrier and number: this channel follows none yet.',
      };
    case 'too-many-rows':
      return {
        title: `Those are more than ${problem.most.toLocaleString('en')} parcels`,
        text: 'Please split them up. Nothing was changed.',
      };
    case 'nothing-to-change':
      return { title: 'Nothing to change', text: 'Name a field and its new value.' };
    case 'not-clearable':
      return {
        title: `“${problem.argument}” cannot be cleared`,
        text: 'The tracking service has no way to empty this field; it can only be given another value.',
      };
    case 'nothing-found':
      return {
        title: 'Nothing was found',
        text: problem.given ? `Nothing fits “${problem.given}”.` : 'There is nothing there yet.',
      };
    case 'owned-elsewhere':
      return {
        title: 'That parcel belongs elsewhere',
        text: 'It was not brought in here, so it can be followed here but not changed. Nothing was changed.',
      };
    case 'not-allowed':
    case 'outsider':
    case 'hosts-only':
    case 'channel-closed':
    case 'too-many-queries':
    case 'not-served':
    case 'too-fast':
    case 'units-used-up':
      return explainDenial(problem);
    case 'stale-button':
      return {
        title: 'That button does not work any more',
        text: 'It was made too long ago, somewhere else, or for somebody else. Please give the command again; nothing was changed.',
      };
    case 'already-done':
      return { title: 'That has been done already', text: 'The button was pressed before; it acts once.' };
    case 'under-way':
      return {
        title: 'That is being done just now',
        text: 'The button was pressed a moment ago. If no answer comes, press it again in half a minute: it acts once.',
      };
    case 'file-unreadable':
      return {
        title: 'That file could not be read',
        text: `${problem.reason} Nothing was changed.`,
        fields: expectation('a file', file.expected),
      };
    default:
      return explainService(problem, set);
  }
}

function givenText(attempt: Invoked | null): string {
  const given = Object.entries(attempt?.given ?? {}).filter(([, value]) => value.trim() !== '');
  return given.map(([name, value]) => `${nameOf(name)} ${value}`).join(', ') || 'nothing';
}

/** `4,000 characters` */
function inWords(length: number): string {
  return `${length.toLocaleString('en')} characters`;
}

function nameOf(argument: string): string {
  return argument === 'number' ? 'tracking number' : argument;
}
