import type { Carrier } from '../domain/carrier.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CarrierIndex } from './carriers/carrier-index.ts';
import { NUMBER_EXPECTED, numbersBetween, parseNumber } from './numbers.ts';
import { knownSplit } from './parcel-words.ts';

/** A tracking number, and what was typed of its carrier. */
export interface ListedNumber {
  /** With the routing digits of a barcode, where it has such. */
  readonly number: string;
  /** Null where nothing but the number itself can tell. */
  readonly carrier: Carrier | null;
  /** Whose it can be, as far as the text around it says, likeliest first. */
  readonly likely: readonly Carrier[];
}

/** One number with blanks in it, or several between commas, semicolons, line ends or blanks, each with its carrier. */
export function parseNumbers(given: string, index: CarrierIndex | null): Result<readonly ListedNumber[]> {
  const parts: Part[] = [];
  for (const part of given.split(BETWEEN).filter((each) => each.trim() !== '')) {
    const read = readPart(part, index);
    if (!read.ok) return read;
    parts.push(read.value);
  }
  const listed = new Map<string, ListedNumber>();
  let carrier = parts.find((part) => part.carrier)?.carrier ?? null;
  for (const part of parts) {
    // `sto 402934299065, 402934299066` and `sto, 402934299065`: a carrier is that of what follows as well.
    carrier = part.carrier ?? carrier;
    for (const number of part.numbers) {
      listed.set(`${carrier?.code}/${number}`, { number, carrier, likely: [] });
    }
  }
  const endsWithCarrier = parts.at(-1)?.numbers.length === 0;
  if (listed.size > 0 && !endsWithCarrier) return success([...listed.values()]);
  return failure({ code: 'bad-argument', argument: 'number', given, expected: NUMBER_EXPECTED });
}

/** Whether several are listed, each of which may have its carrier beside it. */
export function isListed(words: readonly string[]): boolean {
  return words.some((word) => BETWEEN.test(word));
}

const BETWEEN = /[,;，、\n]+/u;

interface Part {
  readonly carrier: Carrier | null;
  readonly numbers: readonly string[];
}

function readPart(part: string, index: CarrierIndex | null): Result<Part> {
  const split = knownSplit(part.trim().split(/\s+/), index);
  const carrier = (split?.carrier && index?.match(split.carrier)) || null;
  const text = split ? split.number : part;
  if (text === undefined) return success({ carrier, numbers: [] });
  const numbers: string[] = [];
  for (const each of numbersBetween(text) ?? [text]) {
    const number = parseNumber(each);
    if (!number.ok) return number;
    numbers.push(number.value);
  }
  return success({ carrier, numbers });
}
