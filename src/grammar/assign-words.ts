import type { Given } from '../domain/call.ts';
import type { CarrierIndex } from '../parcels/carriers/carrier-index.ts';
import { looksLikeNumber } from './arguments.ts';
import type { ArgumentDefinition, ArgumentDefinitions } from './command-table.ts';
import { isCompany } from './company.ts';
import { WISH_READERS } from './kinds/wishes.ts';

type Positional = readonly (readonly [name: string, definition: ArgumentDefinition])[];

/** Gives names to the words typed without one. */
export function placeWords(
  definitions: ArgumentDefinitions,
  words: readonly string[],
  index: CarrierIndex | null,
): Given {
  if (words.length === 0) return {};
  const positional = Object.entries(definitions).filter(([, { positional }]) => positional);
  const kinds = positional.map(([, { kind }]) => kind);
  if (kinds.includes('numbers')) return splitParcelWords(words, index);
  if (kinds.includes('parcel')) return placeParcel(positional, words, index);
  return placeInOrder(positional, words);
}

/** Where a platform gives carrier and number apart, they are one parcel's name all the same. */
export function joinParcel(definitions: ArgumentDefinitions, given: Given): Given {
  const [name] =
    Object.entries(definitions).find(([, { kind }]) => kind === 'parcel' || kind === 'target') ?? [];
  const { carrier, number, ...rest } = given;
  if (name === undefined || (carrier === undefined && number === undefined)) return given;
  // A suggestion that was chosen is a whole name already.
  const parts = number?.includes('/') ? [number] : [carrier, number];
  return { ...rest, [name]: parts.filter(Boolean).join(' ') };
}

/**
 * A carrier and a number may come in either order, the carrier may have several words, and the number may have
 * blanks in it.
 */
export function splitParcelWords(
  words: readonly string[],
  index: CarrierIndex | null,
): { readonly carrier?: string; readonly number?: string } {
  return knownSplit(words, index) ?? guessedSplit(words);
}

/** A parcel has any number of words; a carrier that follows it is the longest run of words that names one. */
function placeParcel(positional: Positional, words: readonly string[], index: CarrierIndex | null): Given {
  const [parcel = '', carrier] = [
    positional.find(([, { kind }]) => kind === 'parcel')?.[0],
    positional.find(([, { kind }]) => kind === 'carrier')?.[0],
  ];
  const mute = positional.find(([, { kind }]) => kind === 'mute')?.[0];
  const last = words.at(-1) ?? '';
  if (mute !== undefined && words.length > 1 && WISH_READERS.mute(last) !== null) {
    return { [parcel]: words.slice(0, -1).join(' '), [mute]: last };
  }
  if (carrier === undefined || words.length === 1) return { [parcel]: words.join(' ') };
  const lengths = words.slice(1).map((_, left) => words.length - 1 - left);
  const known = lengths.find((length) => index?.match(words.slice(-length).join(' ')));
  const taken = known ?? 1;
  return { [parcel]: words.slice(0, -taken).join(' '), [carrier]: words.slice(-taken).join(' ') };
}

/** One word for each, and the surplus for the greedy one; without one, for the last. */
function placeInOrder(positional: Positional, words: readonly string[]): Given {
  const places = positional.filter(([, { kind }]) => kind !== 'company' || isCompany(words.at(-1) ?? ''));
  const greedy = places.findIndex(([, { greedy }]) => greedy);
  const at = greedy < 0 ? places.length - 1 : greedy;
  const surplus = Math.max(0, words.length - places.length);
  const given: Record<string, string> = {};
  let next = 0;
  for (const [index, [name]] of places.entries()) {
    const length = index === at ? 1 + surplus : 1;
    const value = words.slice(next, next + length).join(' ');
    if (value !== '') given[name] = value;
    next += length;
  }
  return given;
}

/** The longest run of words at either end that names a carrier; what is left is the number. */
function knownSplit(
  words: readonly string[],
  index: CarrierIndex | null,
): { carrier?: string; number?: string } | null {
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

function guessedSplit(words: readonly string[]): { carrier?: string; number?: string } {
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
