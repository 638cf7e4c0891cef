import type { Given } from '../domain/call.ts';
import { type Failure, failure } from '../domain/result.ts';
import type { ArgumentDefinitions } from './command-table.ts';
import type { Kind } from './kind.ts';

/** More characters than anybody types for a command, or for one of its arguments. */
export const LONGEST_GIVEN = 4_000;

/** What is only somewhat too long is read all the same, to say what is expected instead. */
export function mostRead({ longest = 0 }: Pick<Kind<unknown>, 'longest'>): number {
  return Math.max(LONGEST_GIVEN, longest);
}

/** Null for what is short enough. `argument` is null for a whole text. */
export function tooLong(
  argument: string | null,
  given: string,
  most: number = LONGEST_GIVEN,
): Failure | null {
  return given.length > most ? failure({ code: 'too-long', argument, length: given.length, most }) : null;
}

/** The first name or text that is longer than its kind takes; null where there is none. */
export function firstTooLong(definitions: ArgumentDefinitions, given: Given): Failure | null {
  const kinds = new Map(Object.entries(definitions).map(([name, { kind }]) => [name, kind]));
  for (const [name, text] of Object.entries(given)) {
    const excess = tooLong(null, name) ?? tooLong(name, text, mostRead(kinds.get(name) ?? {}));
    if (excess) return excess;
  }
  return null;
}
