import { fitText } from '../../src/cards/fit.ts';
import type { Suggestion } from '../../src/grammar/kind.ts';
import { DISCORD_LIMITS } from './limits.ts';

/** Suggestions as Discord shows them; one that is too long to be given is left out. */
export function toChoices(suggestions: readonly Suggestion[]): { name: string; value: string }[] {
  return suggestions
    .filter(({ value }) => value.length <= DISCORD_LIMITS.choiceValue)
    .slice(0, DISCORD_LIMITS.choices)
    .map(({ label, value }) => ({ name: fitText(label, DISCORD_LIMITS.choiceName), value }));
}
