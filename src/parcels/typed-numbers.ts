import { type Result, success } from '../domain/result.ts';
import type { CarrierIndex } from './carriers/carrier-index.ts';
import { carriersOf, finderOptions } from './carriers/finder-options.ts';
import type { Candidate } from './finder/candidate.ts';
import { findNumbers } from './finder/find-numbers.ts';
import { readNumber } from './finder/formats/read-number.ts';
import { wordsBeside } from './finder/words-beside.ts';
import { isListed, type ListedNumber, parseNumbers } from './listed-numbers.ts';
import { isNumberByItself, isPrintedNumber, looksLikeNumber, parseNumber } from './numbers.ts';
import { type CarrierAndNumber, splitParcelWords } from './parcel-words.ts';

/** What a text says of the parcels that somebody means. */
export interface TypedNumbers {
  readonly numbers: readonly ListedNumber[];
  /** Runs of words that mean nothing here. */
  readonly left: readonly string[];
  /** Whether something may be no tracking number at all, as in a link that nobody knows. */
  readonly isDoubtful: boolean;
}

/** Carriers and numbers alone; else what is found in a sentence, a link or behind a label. */
export function readTyped(given: string, index: CarrierIndex | null): Result<TypedNumbers> {
  const listed = parseNumbers(given, index);
  if (listed.ok) return success({ numbers: listed.value, left: [], isDoubtful: false });
  const found = findNumbers(given, finderOptions(index));
  if (found.length === 0) return onlyNumberIn(given) ?? listed;
  const numbers = new Map(found.map((each) => [each.number, listedFrom(each, index)]));
  return success({
    numbers: [...numbers.values()],
    left: wordsBeside(given, found),
    isDoubtful: found.some(({ told }) => told === 'looks'),
  });
}

/** Whether a text names parcels and nothing else, such as a link or a number with its carrier. */
export function namesParcels(text: string, index: CarrierIndex | null): boolean {
  const words = text.split(/\s+/);
  const isNumber =
    words.some(looksLikeNumber) ||
    isPrintedNumber(words) ||
    findNumbers(text, finderOptions(index)).length > 0;
  const read = isNumber ? readTyped(text, index) : null;
  return read?.ok === true && read.value.left.length === 0;
}

/** What in a text that says more, such as a shop's message, surely names parcels; null for nothing. */
export function namesWithin(text: string, index: CarrierIndex | null): string | null {
  const found = findNumbers(text, finderOptions(index)).filter(({ told }) => told !== 'looks');
  return found.map(({ within }) => text.slice(within.from, within.to)).join(', ') || null;
}

function listedFrom(
  { number, scanned, carriers, certain }: Candidate,
  index: CarrierIndex | null,
): ListedNumber {
  const likely = carriersOf(carriers, index);
  // What the number says itself, it says to whoever reads it.
  const isNamed = certain && !readNumber(number).certain;
  return { number: scanned ?? number, carrier: (isNamed && likely[0]) || null, likely };
}

/** One word that can be a number among others that cannot, of a form that nobody knows. */
function onlyNumberIn(given: string): Result<TypedNumbers> | null {
  const words = given.split(/\s+/).filter((word) => word !== '');
  const [only, ...more] = words.filter(isNumberByItself);
  const number = only === undefined || more.length > 0 ? null : parseNumber(only);
  if (!number?.ok) return null;
  const left = words
    .join(' ')
    .split(only ?? '')
    .map((run) => run.trim());
  return success({
    numbers: [{ number: number.value, carrier: null, likely: [] }],
    left: left.filter((run) => run !== ''),
    isDoubtful: true,
  });
}

/** Words between which stands no name of an argument: a carrier and numbers, or anything that has numbers in it. */
export function placeNumbers(words: readonly string[], index: CarrierIndex | null): CarrierAndNumber {
  const text = words.join(' ');
  if (isListed(words)) return { number: text };
  const split = splitParcelWords(words, index);
  if (isCarrierBesideNumber(split, index)) return split;
  if (words.length === 1 && !looksLikeNumber(text) && findNumbers(text).length === 0 && !LINK.test(text))
    return split;
  const read = readTyped(text, index);
  // An unknown word before a number is rather the carrier's name, mistyped.
  const isMistyped = read.ok && read.value.left.join(' ') === split.carrier && isStrict(split, index);
  return (read.ok && !isMistyped) || LINK.test(text) ? { number: text } : split;
}

const LINK = /^<?https?:\/\/\S+$/i;

function isStrict({ number }: CarrierAndNumber, index: CarrierIndex | null): boolean {
  return number !== undefined && parseNumbers(number, index).ok;
}

/** Other words may follow, but no other number. */
function isCarrierBesideNumber(split: CarrierAndNumber, index: CarrierIndex | null): boolean {
  const { carrier, number = '' } = split;
  if (carrier !== undefined && !index?.match(carrier)) return false;
  if (isStrict(split, index)) return true;
  const [first = ''] = number.split(/\s+/);
  const read = carrier !== undefined && isNumberByItself(first) ? readTyped(number, index) : null;
  return read?.ok === true && read.value.numbers.length === 1;
}
