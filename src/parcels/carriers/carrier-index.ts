import type { Carrier } from '../../domain/carrier.ts';
import { nearest } from '../../grammar/nearest.ts';
import { CARRIER_ALIASES } from './aliases.ts';

/** Finds carriers the way people name them. */
export interface CarrierIndex {
  /** By code, by name or by a common alias; case, blanks and dashes do not matter. */
  match(given: string): Carrier | undefined;
  /** How many there are. */
  readonly size: number;
  /** Up to three that may have been meant. */
  nearest(given: string): readonly Carrier[];
  /** For suggestions while somebody types: best first. */
  search(given: string, limit: number): readonly Carrier[];
}

export function createCarrierIndex(carriers: readonly Carrier[]): CarrierIndex {
  const byName = new Map<string, Carrier>();
  for (const [alias, code] of Object.entries(CARRIER_ALIASES)) {
    const carrier = carriers.find((each) => each.code === code);
    if (carrier) byName.set(alias, carrier);
  }
  // Codes are entered last: where a name equals another carrier's code, the code wins.
  for (const carrier of carriers) byName.set(fold(carrier.name), carrier);
  for (const carrier of carriers) byName.set(fold(carrier.code), carrier);

  return {
    size: carriers.length,

    match: (given) => byName.get(fold(given)),

    nearest: (given) =>
      nearest(given, carriers, ({ code, name }) => [code, name, ...name.split(/\s+/)]).slice(0, 3),

    search(given, limit) {
      const typed = fold(given);
      return carriers
        .map((carrier) => ({ carrier, rank: rankOf(carrier, typed) }))
        .filter(({ rank }) => rank < NO_MATCH)
        .sort((a, b) => a.rank - b.rank || a.carrier.name.localeCompare(b.carrier.name))
        .slice(0, limit)
        .map(({ carrier }) => carrier);
    },
  };
}

const NO_MATCH = 4;

function rankOf({ code, name }: Carrier, typed: string): number {
  if (fold(code) === typed) return 0;
  if (fold(code).startsWith(typed)) return 1;
  if (fold(name).startsWith(typed)) return 2;
  return fold(code).includes(typed) || fold(name).includes(typed) ? 3 : NO_MATCH;
}

/** `China EMS`, `china-ems` and `CHINA_EMS` are one carrier. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}_.]+/gu, '');
}
