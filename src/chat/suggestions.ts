import type { Suggestion } from '../grammar/kind.ts';
import type { Command, ReadingNeeds } from './command.ts';

/** As the kind of the argument, or of the part of one, says; nothing for kinds that suggest nothing. */
export async function suggestionsFor(
  command: Command | undefined,
  argument: string,
  typed: string,
  needs: ReadingNeeds,
): Promise<readonly Suggestion[]> {
  if (!command) return [];
  const own = command.arguments[argument]?.kind;
  const part = Object.values(command.arguments)
    .map(({ kind }) => kind.parts?.of[argument])
    .find((each) => each !== undefined);
  return (await (own ?? part)?.suggest?.(typed, needs)) ?? [];
}
