import type { Carrier } from '../../domain/carrier.ts';
import { normalForm } from '../../domain/normal-form.ts';
import { nearest } from '../../grammar/nearest.ts';
import { CARRIER_ALIASES } from './aliases.ts';

/** Finds carriers the way people name them. */
export interface CarrierIndex {
  /** By code, by name or by a common alias; case, blanks and dashes do not matter. */
  match(given: string): Carrier | undefined;
  /** How many there are. */
  readonly size: number;
  /** The letters of the longest name, and so the most words that one can be typed as. */
  readonly longestName: number;
  /** Up to three that may have been meant. */
  nearest(given: string): readonly Carrier[];
  /** For suggestions while somebody types: best first. */
  search(given: string, limit: number): readonly Carrier[];
}

/** Longer than any name, with as many blanks and dashes in it as anybody types. */
const LONGEST_GIVEN = 200;

export function createCarrierIndex(carriers: readonly Carrier[]): CarrierIndex {
  const folded = [...carriers]
    .sort((a, b) => ALPHABET.compare(a.name, b.name))
    .map((carrier) => ({ carrier, code: fold(carrier.code), name: fold(carrier.name) }));
  const byName = new Map<string, Carrier>();
  for (const [alias, code] of CARRIER_ALIASES) {
    const carrier = carriers.find((each) => each.code === code);
    if (carrier) byName.set(alias, carrier);
  }
  // Codes are entered last: where a name equals another carrier's code, the code wins.
  for (const { carrier, name } of folded) byName.set(name, carrier);
  for (const { carrier, code } of folded) byName.set(code, carrier);
  const longestName = [...byName.keys()].reduce((most, { length }) => Math.max(most, length), 0);

  return {
    size: carriers.length,
    longestName,

    match: (given) => (given.length > LONGEST_GIVEN ? undefined : byName.get(fold(given))),

    nearest: (given) =>
      nearest(given, carriers, ({ code, name }) => [code, name, ...name.split(/\s+/)]).slice(0, 3),

    search(given, limit) {
      const typed = fold(given.slice(0, LONGEST_GIVEN));
      const ranked = folded.map((each) => ({ carrier: each.carrier, rank: rankOf(each, typed) }));
      return RANKS.flatMap((wanted) => ranked.filter(({ rank }) => rank === wanted))
        .slice(0, limit)
        .map(({ carrier }) => carrier);
    },
  };
}

const ALPHABET = new Intl.Collator('en');

/** Exactly that code, codes and then names that begin so, and what has it in the middle. */
const RANKS = [0, 1, 2, 3] as const;

function rankOf({ code, name }: { readonly code: string; readonly name: string }, typed: string) {
  if (code === typed) return 0;
  if (code.startsWith(typed)) return 1;
  if (name.startsWith(typed)) return 2;
  return code.includes(typed) || name.includes(typed) ? 3 : null;
}

/** `China EMS`, `china-ems` and `CHINA_EMS` are one carrier. */
function fold(text: string): string {
  return normalForm(text)
    .toLowerCase()
    .replace(/[\s\p{Pd}_.]+/gu, '');
}
