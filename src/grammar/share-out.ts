import { assignWords } from './assign-words.ts';
import { underOwnName } from './bind.ts';
import type { ArgumentDefinition, ArgumentDefinitions } from './command-table.ts';
import type { Shared } from './kind.ts';
import type { Token } from './tokens.ts';

/** Where each word went: no word is in two places, and none is nowhere. */
export interface SharedOut extends Shared {
  /** What was given more than once, with different values. */
  readonly twice: { readonly argument: string; readonly given: readonly string[] } | null;
}

type Pair = readonly [name: string, value: string];

interface Sorted {
  readonly pairs: readonly Pair[];
  readonly words: readonly Token[];
}

/** More words than a value has that nobody put into quotes. */
const MOST_WORDS = 30;

/** Shares out what was typed among the arguments: by name, by a place of its own, or to what is left over. */
export async function shareOut<N>(
  definitions: ArgumentDefinitions<N>,
  tokens: readonly Token[],
  needs: N,
): Promise<SharedOut> {
  const { pairs, words } = await sortTokens(definitions, tokens, needs);
  const quoted = await takeQuoted(definitions, words, needs);
  const placed = await assignWords(definitions, quoted.words.map(textOf), needs);
  const all = [...pairs, ...quoted.pairs, ...Object.entries(placed.given)];
  return { given: Object.fromEntries(all), left: placed.left, twice: givenTwice(definitions, all) };
}

/** A value without quotes runs on as long as it can be read: `title=Blue kettle`. */
async function sortTokens<N>(
  definitions: ArgumentDefinitions<N>,
  tokens: readonly Token[],
  needs: N,
): Promise<Sorted> {
  const pairs: Pair[] = [];
  const words: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    at += 1;
    if (token.name === null) {
      words.push(token);
      continue;
    }
    const more = token.quoted || token.value === '' ? [] : runAfter(tokens, at);
    const definition = definitions[underOwnName(definitions, token.name) ?? ''];
    const length = definition ? await readable(definition, token, more, needs) : 0;
    pairs.push([token.name, [token, ...more.slice(0, length)].map(textOf).join(' ')]);
    at += length;
  }
  return { pairs, words };
}

/** The words up to the next name or quote. */
function runAfter(tokens: readonly Token[], from: number): readonly Token[] {
  const end = tokens.findIndex(({ name, quoted }, at) => at >= from && (name !== null || quoted));
  return tokens.slice(from, Math.min(end < 0 ? tokens.length : end, from + MOST_WORDS));
}

/** How many of the words that follow belong to the value: all of them or as many as can be. */
async function readable<N>(
  { kind }: ArgumentDefinition<N>,
  token: Token,
  more: readonly Token[],
  needs: N,
): Promise<number> {
  // What names parcels asks the stores, and perhaps the service.
  if (kind.typed !== 'words' || kind.parts) return 0;
  const { fits = async (text: string) => (await kind.read(text, needs, '')).ok } = kind;
  for (let length = more.length; length > 0; length -= 1) {
    if (await fits([token, ...more.slice(0, length)].map(textOf).join(' '), needs)) return length;
  }
  return 0;
}

/** `/track ups 1Z5R89390357567127 "Blue kettle"`: what could be nothing else is what a quoted text at the end is for. */
async function takeQuoted<N>(
  definitions: ArgumentDefinitions<N>,
  words: readonly Token[],
  needs: N,
): Promise<Sorted> {
  const last = words.at(-1);
  const [name] = Object.entries(definitions).find(([, { quoted }]) => quoted) ?? [];
  if (!name || !last?.quoted || words.length === 1) return { pairs: [], words };
  for (const { positional, kind } of Object.values(definitions)) {
    if (positional && (await kind.fits?.(last.value, needs))) return { pairs: [], words };
  }
  return { pairs: [[name, last.value]], words: words.slice(0, -1) };
}

function givenTwice(definitions: ArgumentDefinitions, pairs: readonly Pair[]): SharedOut['twice'] {
  const values = new Map<string, string>();
  for (const [typed, value] of pairs) {
    const argument = underOwnName(definitions, typed) ?? typed;
    const before = values.get(argument);
    if (before !== undefined && before !== value) return { argument, given: [before, value] };
    values.set(argument, value);
  }
  return null;
}

function textOf({ value }: Token): string {
  return value;
}
