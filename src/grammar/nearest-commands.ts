import type { CommandSet } from './command-set.ts';
import type { CommandTable } from './command-table.ts';
import { nearest } from './nearest.ts';

const MOST = 3;
/** Shorter words are near to everything. */
const SHORTEST_TYPED = 3;
const SHORTEST_NAME = 4;

/** Whether a command may be suggested to somebody who did not name it: it neither costs, nor destroys or reveals. */
export function isGentle({ surface, price }: Pick<CommandTable, 'surface' | 'price'>): boolean {
  return surface !== 'admin' && price === undefined;
}

/** Those that may have been meant by a word that is none of their names, best first. */
export function nearestCommands<C extends CommandTable>(
  { all }: Pick<CommandSet<C>, 'all'>,
  word: string,
): readonly C[] {
  const gentle = all.filter(isGentle);
  if (word.length < SHORTEST_TYPED) return [];
  const longNames = (command: C) => namesOf(command).filter(({ length }) => length >= SHORTEST_NAME);
  const typed = word.toLowerCase();
  const begun = gentle.filter((command) => longNames(command).some((name) => isBegun(typed, name)));
  return [...new Set([...nearest(typed, gentle, longNames), ...begun])].slice(0, MOST);
}

function namesOf({ verb, aliases = [] }: CommandTable): readonly string[] {
  return [verb, ...aliases];
}

/** `stat` of `status`, and `listing` of `list`. */
function isBegun(typed: string, name: string): boolean {
  return name.startsWith(typed) || typed.startsWith(name);
}
