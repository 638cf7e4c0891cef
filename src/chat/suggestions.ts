import type { Suggestion } from '../grammar/kind.ts';
import type { Command, ReadingNeeds } from './command.ts';

/** Nothing that is suggested has more to be found by. */
const LONGEST_TYPED = 100;

/** As the kind of the argument, or of the part of one, says; nothing for kinds that suggest nothing. */
export async function suggestionsFor(
  command: Command | undefined,
  argument: string,
  typed: string,
  needs: ReadingNeeds,
): Promise<readonly Suggestion[]> {
  if (!command) return [];
  const definitions = Object.entries(command.arguments);
  const named = definitions.find(([name]) => name === argument)?.[1].kind;
  const parts = definitions.flatMap(([, { kind }]) => Object.entries(kind.parts?.of ?? {}));
  const offering = named ?? parts.find(([name]) => name === argument)?.[1];
  return (await offering?.suggest?.(typed.slice(0, LONGEST_TYPED), needs)) ?? [];
}
