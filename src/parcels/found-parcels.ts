import type { CarrierIndex } from './carriers/carrier-index.ts';
import { finderOptions } from './carriers/finder-options.ts';
import type { Candidate, Place } from './finder/candidate.ts';
import { findNumbersInTurns } from './finder/find-numbers.ts';
import { titleInText } from './title-in-text.ts';

/** A parcel that a text names, as far as it does. */
export interface FoundParcel {
  readonly number: string;
  /** Codes of those that it can be of, likeliest first; empty where nothing is known. */
  readonly carriers: readonly string[];
  /** Empty where none is evident. */
  readonly title: string;
  /** As in {@link Candidate}. */
  readonly suggestion: string | null;
}

export interface FoundParcels {
  /** In the order of the text, each number once. */
  readonly parcels: readonly FoundParcel[];
  /** The numbers of those that are too many. */
  readonly more: readonly string[];
}

/** The first parcels that a text names, in time that grows with its length, and with rests for everything else. */
export async function parcelsIn(
  text: string,
  index: CarrierIndex | null,
  most: number,
): Promise<FoundParcels> {
  const candidates = await findNumbersInTurns(text, finderOptions(index));
  const byNumber = new Map<string, number[]>();
  for (const [at, { number }] of candidates.entries()) {
    const places = byNumber.get(number);
    if (places) places.push(at);
    else byNumber.set(number, [at]);
  }
  const all = [...byNumber];
  return {
    parcels: all.slice(0, most).map(([number, places]) => foundAt(text, candidates, number, places)),
    more: all.slice(most).map(([number]) => number),
  };
}

/** A shop names the same number in words and in a link; few of these places tell more than the first of them. */
const PLACES_READ = 4;

function foundAt(
  text: string,
  candidates: readonly Candidate[],
  number: string,
  places: readonly number[],
): FoundParcel {
  const read = places.slice(0, PLACES_READ).flatMap((at) => candidates[at] ?? []);
  const best = read.find(({ certain }) => certain) ?? read[0];
  const titles = places.slice(0, PLACES_READ).map((at) => titleAt(text, candidates, at));
  return {
    number,
    carriers: best?.certain ? best.carriers.slice(0, 1) : (best?.carriers ?? []),
    title: titles.find((title) => title !== '') ?? '',
    suggestion: best?.suggestion ?? null,
  };
}

function titleAt(text: string, candidates: readonly Candidate[], at: number): string {
  const here = candidates[at];
  if (!here) return '';
  const between: Place = {
    from: candidates[at - 1]?.within.to ?? 0,
    to: candidates[at + 1]?.within.from ?? text.length,
  };
  return titleInText(text, here.within, between);
}
