import type { Given } from '../domain/call.ts';
import type { Shared, Slot } from '../grammar/kind.ts';
import type { CarrierIndex } from './carriers/carrier-index.ts';
import { isPrintedNumber, looksLikeNumber } from './numbers.ts';

export interface CarrierAndNumber {
  readonly carrier?: string;
  readonly number?: string;
}

/**
 * A carrier and a number may come in either order, the carrier may have several words, and the number may have
 * blanks in it.
 */
export function splitParcelWords(words: readonly string[], index: CarrierIndex | null): CarrierAndNumber {
  const split = knownSplit(words, index);
  if (split) return split;
  return isPrintedNumber(words) ? { number: words.join(' ') } : guessedSplit(words);
}

/** More than any value is typed as that may follow a parcel. */
const MOST_WORDS_AFTER = 12;

/** A parcel has any number of words; what follows it is the longest run of words at the end that fits. */
export async function assignParcelWords(words: readonly string[], slots: readonly Slot[]): Promise<Shared> {
  const [parcel, after] = slots;
  if (!parcel) return { given: {}, left: words };
  const taken = after && words.length > 1 ? await wordsFor(after, words) : 0;
  const named = { [parcel.name]: words.slice(0, words.length - taken).join(' ') };
  const given = after && taken > 0 ? { ...named, [after.name]: words.slice(-taken).join(' ') } : named;
  return { given, left: [] };
}

/** What must be there gets a word even where none fits: then it is told what is wrong with it. */
async function wordsFor({ fits, required }: Slot, words: readonly string[]): Promise<number> {
  for (let length = Math.min(words.length - 1, MOST_WORDS_AFTER); length > 0; length -= 1) {
    if (await fits?.(words.slice(-length).join(' '))) return length;
  }
  return required ? 1 : 0;
}

/** Where a platform gives carrier and number apart, they are one parcel's name all the same. */
export function joinParcelParts({ carrier, number }: Given): string {
  // A suggestion that was chosen is a whole name already.
  const parts = number?.includes('/') ? [number] : [carrier, number];
  return parts.filter(Boolean).join(' ');
}

/** The longest run of words at either end that names a carrier; what is left is the number. */
export function knownSplit(words: readonly string[], index: CarrierIndex | null): CarrierAndNumber | null {
  if (!index) return null;
  for (let length = Math.min(words.length, index.longestName); length > 0; length -= 1) {
    for (const start of [0, words.length - length]) {
      // As in “UPS: 1Z5R89390357567127”.
      const name = words
        .slice(start, start + length)
        .join(' ')
        .replace(/[:：]$/u, '');
      if (index.match(name)) {
        const rest = [...words.slice(0, start), ...words.slice(start + length)];
        return rest.length > 0 ? { carrier: name, number: rest.join(' ') } : { carrier: name };
      }
    }
  }
  return null;
}

function guessedSplit(words: readonly string[]): CarrierAndNumber {
  const [first = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  const allNumbers = words.every(looksLikeNumber);
  if (allNumbers || (/^\d+$/.test(first) && words.every((word) => /\d/.test(word)))) {
    return { number: words.join(' ') };
  }
  if (rest.length === 0) return { carrier: first };
  if (looksLikeNumber(first) && !/\d/.test(last)) {
    return { carrier: last, number: words.slice(0, -1).join(' ') };
  }
  return { carrier: first, number: rest.join(' ') };
}
