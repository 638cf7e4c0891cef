import type { CarrierIndex } from '../carriers/carrier-index.ts';
import { looksLikeNumber } from './arguments.ts';
import type { ArgumentDefinitions } from './command.ts';

/**
 * Gives names to the words typed without one. A carrier and a number may come in either order, the carrier may have
 * several words, and the number may have blanks in it.
 */
export function placeWords(
  definitions: ArgumentDefinitions,
  words: readonly string[],
  index: CarrierIndex | null,
): Readonly<Record<string, string>> {
  if (words.length === 0) return {};
  const positional = Object.entries(definitions).filter(([, { positional }]) => positional);
  const kinds = positional.map(([, { kind }]) => kind);
  if (kinds.includes('carrier') && kinds.includes('number')) return splitParcelWords(words, index);
  const [first] = positional;
  return first ? { [first[0]]: words.join(' ') } : {};
}

function splitParcelWords(words: readonly string[], index: CarrierIndex | null): Record<string, string> {
  return knownSplit(words, index) ?? guessedSplit(words);
}

/** The longest run of words at either end that names a carrier; what is left is the number. */
function knownSplit(words: readonly string[], index: CarrierIndex | null): Record<string, string> | null {
  for (let length = words.length; index && length > 0; length -= 1) {
    for (const start of [0, words.length - length]) {
      const name = words.slice(start, start + length).join(' ');
      if (index.match(name)) {
        const rest = [...words.slice(0, start), ...words.slice(start + length)];
        return rest.length > 0 ? { carrier: name, number: rest.join(' ') } : { carrier: name };
      }
    }
  }
  return null;
}

function guessedSplit(words: readonly string[]): Record<string, string> {
  const [first = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  if (/^\d+$/.test(first) && words.every((word) => /\d/.test(word))) return { number: words.join(' ') };
  if (rest.length === 0) return looksLikeNumber(first) ? { number: first } : { carrier: first };
  if (looksLikeNumber(first) && !/\d/.test(last)) {
    return { carrier: last, number: words.slice(0, -1).join(' ') };
  }
  return { carrier: first, number: rest.join(' ') };
}
