import type { Given } from '../domain/call.ts';
import type { ArgumentDefinition, ArgumentDefinitions } from './command-table.ts';
import type { Shared, Slot } from './kind.ts';

interface GreedySlot extends Slot {
  readonly greedy: boolean;
}

/** Gives names to the words typed without one: as a kind that shares them out says, else in order. */
export async function assignWords<N>(
  definitions: ArgumentDefinitions<N>,
  words: readonly string[],
  needs: N,
): Promise<Shared> {
  if (words.length === 0) return { given: {}, left: [] };
  const positional = Object.entries(definitions).filter(([, { positional }]) => positional);
  const slots = positional.map(([name, definition]) => slotFor(name, definition, needs));
  const sharing = positional.find(([, { kind }]) => kind.assign)?.[1].kind.assign;
  return sharing ? sharing(words, slots, needs) : assignInOrder(slots, words);
}

function slotFor<N>(
  name: string,
  { kind: { fits, read }, required, greedy }: ArgumentDefinition<N>,
  needs: N,
): GreedySlot {
  return {
    name,
    required,
    greedy: greedy === true,
    fits: fits ? async (text) => fits(text, needs) : null,
    reads: async (text) => (await read(text, needs, name)).ok,
  };
}

/** One word for each, and the surplus for the greedy one; without one, for the last if it can be read so. */
async function assignInOrder(all: readonly GreedySlot[], words: readonly string[]): Promise<Shared> {
  const last = words.at(-1) ?? '';
  const open = await Promise.all(
    all.map(async ({ fits, required }) => required || fits === null || fits(last)),
  );
  const slots = all.filter((_, index) => open[index]);
  const greedy = slots.findIndex((slot) => slot.greedy);
  const at = greedy < 0 ? slots.length - 1 : greedy;
  const surplus = Math.max(0, words.length - slots.length);
  const isTaken = greedy >= 0 || surplus === 0 || (await slots[at]?.reads(words.slice(at).join(' ')));
  const given: Record<string, string> = {};
  let next = 0;
  for (const [index, { name }] of slots.entries()) {
    const length = index === at && isTaken ? 1 + surplus : 1;
    const value = words.slice(next, next + length).join(' ');
    if (value !== '') given[name] = value;
    next += length;
  }
  return { given, left: words.slice(next) };
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
