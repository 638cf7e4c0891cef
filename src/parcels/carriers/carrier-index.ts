import Fuse, { type FuseResult } from 'fuse.js';
import type { Carrier } from '../../domain/carrier.ts';
import { nameKey } from '../../domain/name-key.ts';
import { type CarrierName, createCarrierLookup } from './carrier-lookup.ts';

/** Finds carriers the way people name them: by code, name or alias, however written, and by a mistyped one. */
export interface CarrierIndex {
  /** How many there are. */
  readonly size: number;
  /** The letters of the longest name, and so the most words that one can be typed as. */
  readonly longestName: number;
  /**
   * Those that one or several words name as a whole, without mistakes; none where they name no carrier. Several only
   * where the list has several of that name: a code comes before a name, and a name before an alias.
   */
  exactly(words: string): readonly Carrier[];
  /** The first of those. */
  match(words: string): Carrier | undefined;
  /** Up to three that may have been meant, best first. */
  nearest(given: string): readonly Carrier[];
  /** While somebody types: what has the text in a name, best first, or else the nearest; all for no text. */
  search(given: string, limit: number): readonly Carrier[];
}

/** Longer than any name, with as many blanks and dashes in it as anybody types. */
const LONGEST_GIVEN = 200;
/** Letters that are compared one by one. More would take a second round through all names, and no mistake needs them. */
const LONGEST_COMPARED = 32;
const MOST_NEAREST = 3;

export function createCarrierIndex(carriers: readonly Carrier[]): CarrierIndex {
  const sorted = [...carriers].sort((a, b) => ALPHABET.compare(a.name, b.name));
  const lookup = createCarrierLookup(sorted);
  const holding = new Fuse(lookup.names, HOLDING);
  const similar = new Fuse(lookup.names, SIMILAR, holding.getIndex());

  const exactly = (words: string) => (words.length > LONGEST_GIVEN ? [] : lookup.exactly(words.trim()));

  function found(by: typeof similar, given: string, limit: number): readonly Carrier[] {
    const typed = keyOf(given).slice(0, LONGEST_COMPARED);
    const results = typed === '' ? [] : by.search(typed).sort(bestFor(typed));
    return [...new Set([...exactly(given), ...results.map(({ item }) => item.carrier)])].slice(0, limit);
  }

  return {
    size: sorted.length,
    longestName: lookup.names.reduce((most, { key }) => Math.max(most, key.length), 0),
    exactly,
    match: (words) => exactly(words)[0],
    nearest: (given) => found(similar, given, MOST_NEAREST),

    search(given, limit) {
      if (keyOf(given) === '') return given.trim() === '' ? sorted.slice(0, limit) : [];
      const held = found(holding, given, limit);
      return held.length > 0 ? held : found(similar, given, Math.min(limit, MOST_NEAREST));
    },
  };
}

const ALPHABET = new Intl.Collator('en');

const NAMES = { keys: ['key'], includeScore: true, shouldSort: false };
/** Without mistakes; what begins with the text comes before what has it in the middle. */
const HOLDING = { ...NAMES, threshold: 0.05, distance: 1_000 };
/** One letter of three may be wrong. */
const SIMILAR = { ...NAMES, threshold: 0.34, distance: 200 };

function keyOf(given: string): string {
  return nameKey(given.slice(0, LONGEST_GIVEN));
}

/** Of names that are as near, the one that is about as long. */
function bestFor({ length }: string) {
  const excess = ({ item }: FuseResult<CarrierName>) => Math.abs(item.key.length - length);
  return (a: FuseResult<CarrierName>, b: FuseResult<CarrierName>) =>
    (a.score ?? 0) - (b.score ?? 0) || excess(a) - excess(b);
}
