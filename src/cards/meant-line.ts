import type { Given } from '../domain/call.ts';
import { underOwnName } from '../grammar/bind.ts';
import { type CommandSet, callName } from '../grammar/command-set.ts';
import type { CommandTable } from '../grammar/command-table.ts';
import type { Invoked } from './invoked.ts';

/** What to type for a command with these arguments, ready to be copied. */
export function lineOf(set: CommandSet, command: CommandTable, given: Given): string {
  const own = Object.entries(given).map(
    ([name, value]) => [underOwnName(command.arguments, name) ?? name, value] as const,
  );
  const order = Object.keys(command.arguments);
  const inOrder = [...own].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const isPlaced = ([name]: readonly [string, string]) => {
    const definition = Object.hasOwn(command.arguments, name) ? command.arguments[name] : undefined;
    return definition?.positional === true || definition?.kind.typed === 'rest';
  };
  return [
    callName(set, command),
    ...inOrder.filter(isPlaced).map(([, value]) => value),
    ...inOrder.filter((pair) => !isPlaced(pair)).map(([name, value]) => `${name}=${inQuotes(value)}`),
  ].join(' ');
}

/** The same line with the option under the name that was probably meant, or without it. */
export function withOption(
  set: CommandSet,
  { command, given }: Invoked,
  { given: stray, nearest }: { readonly given: string; readonly nearest: string | null },
): string {
  const { [stray]: value, ...known } = given;
  const isFree = nearest !== null && known[nearest] === undefined && value !== undefined;
  return lineOf(set, command, isFree ? { ...known, [nearest]: value } : known);
}

/** The line that was probably meant, where these words of it were not understood. */
export function meantLine(
  set: CommandSet,
  command: CommandTable,
  given: Given,
  left: readonly string[],
): string {
  return lineOf(set, command, { ...withoutWords(given, left), ...placeFor(command, given, left) });
}

/** Where a reader found a word that means nothing, it stands in what was given as well. */
function withoutWords(given: Given, left: readonly string[]): Given {
  const isLeft = new Set(left.map((word) => word.toLowerCase()));
  const kept = Object.entries(given).map(([name, value]) => {
    const words = value.split(/\s+/).filter((word) => !isLeft.has(word.toLowerCase()));
    return [name, words.join(' ')] as const;
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== ''));
}

/** `quiet 22:00-07:00` is `quiet=22:00-07:00`; elsewhere, what is left over may be a title. */
function placeFor({ arguments: definitions }: CommandTable, given: Given, left: readonly string[]): Given {
  const [first = '', ...rest] = left;
  const name = underOwnName(definitions, first.toLowerCase().replace(/[:=]$/, ''));
  if (name && rest.length > 0 && given[name] === undefined) return { [name]: rest.join(' ') };
  const [quoted] = Object.entries(definitions).find(([, each]) => each.quoted) ?? [];
  return quoted && given[quoted] === undefined ? { [quoted]: left.join(' ') } : {};
}

function inQuotes(value: string): string {
  return /\s|^$/.test(value) ? `"${value}"` : value;
}
