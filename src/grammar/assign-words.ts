import type { Given } from '../domain/call.ts';
import type { ArgumentDefinitions } from './command-table.ts';
import type { Slot } from './kind.ts';

interface GreedySlot extends Slot {
  readonly greedy: boolean;
}

/** Gives names to the words typed without one: as a kind that shares them out says, else in order. */
export async function assignWords<N>(
  definitions: ArgumentDefinitions<N>,
  words: readonly string[],
  needs: N,
): Promise<Given> {
  if (words.length === 0) return {};
  const positional = Object.entries(definitions).filter(([, { positional }]) => positional);
  const slots = positional.map(
    ([
      name,
      {
        kind: { fits },
        required,
        greedy = false,
      },
    ]) => ({
      name,
      required,
      greedy,
      fits: fits ? async (text: string) => fits(text, needs) : null,
    }),
  );
  const sharing = positional.find(([, { kind }]) => kind.assign)?.[1].kind.assign;
  return sharing ? sharing(words, slots, needs) : assignInOrder(slots, words);
}

/** One word for each, and the surplus for the greedy one; without one, for the last. */
async function assignInOrder(all: readonly GreedySlot[], words: readonly string[]): Promise<Given> {
  const last = words.at(-1) ?? '';
  const open = await Promise.all(
    all.map(async ({ fits, required }) => required || fits === null || fits(last)),
  );
  const slots = all.filter((_, index) => open[index]);
  const greedy = slots.findIndex((slot) => slot.greedy);
  const at = greedy < 0 ? slots.length - 1 : greedy;
  const surplus = Math.max(0, words.length - slots.length);
  const given: Record<string, string> = {};
  let next = 0;
  for (const [index, { name }] of slots.entries()) {
    const length = index === at ? 1 + surplus : 1;
    const value = words.slice(next, next + length).join(' ');
    if (value !== '') given[name] = value;
    next += length;
  }
  return given;
}

/** Where a platform gives something in parts, they are one argument all the same. */
export function joinParts(definitions: ArgumentDefinitions, given: Given): Given {
  return Object.entries(definitions).reduce((joined, [name, { kind }]) => {
    if (!kind.parts) return joined;
    const names = Object.keys(kind.parts.of);
    if (names.every((part) => joined[part] === undefined)) return joined;
    const rest = Object.entries(joined).filter(([each]) => !names.includes(each));
    return { ...Object.fromEntries(rest), [name]: kind.parts.join(joined) };
  }, given);
}
