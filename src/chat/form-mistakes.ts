import { mistakeLine } from '../cards/mistake-line.ts';
import { encodeCall, type Given } from '../domain/call.ts';
import type { Form, FormField } from '../domain/form.ts';
import type { Problem } from '../domain/problem.ts';
import { problemsOf } from '../grammar/bind.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Command, Origin, ReadingNeeds } from './command.ts';
import { fromToken } from './invocation.ts';

interface MistakeNeeds {
  readonly commands: CommandSet<Command>;
  readonly memory: Pick<ChatMemory, 'readDraft'>;
  readonly reading: ReadingNeeds;
}

/** What was entered into a form, and of which of its fields it is asked whether it is right. */
export interface FilledIn {
  readonly form: Form;
  readonly entered: Given;
  readonly fields: readonly FormField[];
}

/** Reads what was entered as the command will, each argument by itself. Nothing is done by that. */
export async function mistakesIn(
  { commands, memory, reading }: MistakeNeeds,
  origin: Origin,
  { form, entered, fields }: FilledIn,
): Promise<Given> {
  const read = await fromToken(commands, encodeCall(form.submit), entered, origin, memory);
  if (!read.ok) return mistakeOf(commands, fields, read.problem);
  const { command, given } = read.value;
  const missing = fields.filter(
    ({ name, kind, required, value }) => required && kind !== 'file' && isBlank(entered[name] ?? value),
  );
  const names = new Set(fields.map(({ name }) => argumentOf(name)));
  const definitions = Object.entries(command.arguments).filter(([name]) => names.has(name));
  const problems = await problemsOf(Object.fromEntries(definitions), given, reading);
  const found = [...problems].map(([argument, problem]) => mistakeOf(commands, fields, problem, argument));
  return Object.assign({}, ...found, ...missing.map(({ name }) => ({ [name]: 'Please fill this in.' })));
}

/** Beside which field a problem is told, and how; `argument` is the one that was read, where that is known. */
export function mistakeOf(
  commands: CommandSet,
  fields: readonly FormField[],
  problem: Problem,
  argument = argumentIn(problem),
): Given {
  const named = 'argument' in problem ? problem.argument : argument;
  const field =
    fields.find(({ name }) => name === named) ?? fields.find(({ name }) => argumentOf(name) === argument);
  return field ? { [field.name]: mistakeLine(problem, commands) } : {};
}

/** What the services refuse has a name of its own. */
function argumentIn(problem: Problem): string | null {
  if ('argument' in problem) return problem.argument;
  switch (problem.code) {
    case 'number-rejected':
      return 'number';
    case 'carrier-rejected':
    case 'carrier-not-detected':
    case 'unknown-carrier':
      return 'carrier';
    case 'file-unreadable':
      return 'file';
    default:
      return null;
  }
}

function argumentOf(field: string): string {
  return field.split('.')[0] ?? field;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
