import type { Candidate, FinderOptions } from './candidate.ts';
import { type Courier, codeOf } from './couriers/couriers.ts';
import { meantBy } from './formats/look-alikes.ts';
import { type Reading, readNumber } from './formats/read-number.ts';
import type { Link } from './links/links-in.ts';
import { readLink } from './links/read-link.ts';
import type { PlainText } from './plain-text.ts';
import { surroundingsOf } from './surroundings.ts';
import { isIdle } from './unlikely.ts';
import type { Window } from './windows.ts';

/** A text that is being read, and how far. */
export interface Reader extends PlainText {
  readonly options: FinderOptions;
  /** Whether the text is nothing but numbers. */
  readonly isList: boolean;
  /** Where what was found last ends: a name before it is not the next number's. */
  floor: number;
  /** The carrier of what was found last, which may go for a list of numbers. */
  last: Courier | null;
}

/** What a part of a text is; null for what is no tracking number. */
export function fromWindow(reader: Reader, window: Window): Candidate | null {
  const { plain, options } = reader;
  const around = surroundingsOf(plain, window, reader.floor, options.named);
  const named = around.named ?? inherited(reader, window);
  const isDirect = around.isNamedDirectly || (around.named === null && named !== null);
  const reading = readingOf(window, isDirect ? named : null);
  if (!reading.telling && isIdle(reader, window, reading, around, isDirect)) return null;
  reader.floor = Math.max(window.to, around.to);
  reader.last = named;
  return candidateOf(reader, window, {
    reading: reading.telling || isDirect ? reading : leaningTo(reading, around.named),
    told: reading.telling ? 'form' : isDirect || around.isLabelled ? 'words' : 'looks',
    within: { from: Math.min(window.from, around.from), to: Math.max(window.to, around.to) },
  });
}

/** Of one with a letter for a digit, what the number says that was meant. */
function readingOf({ number, by }: Window, named: Courier | null): Reading {
  const reading = readNumber(number, named);
  const meant = by === 'form' && !reading.telling ? meantBy(number) : null;
  return meant === null
    ? reading
    : { ...readNumber(meant, named), number, scanned: null, certain: false, checkDigit: 'wrong' };
}

/** In `fedex 771234567890, 790535312317` the name goes for both. */
function inherited({ plain, floor, last }: Reader, { number, from }: Window): Courier | null {
  if (!last || from - floor > 12 || !/^(?:[\s,;、，+&]|and|und|et|y|i)*$/i.test(plain.slice(floor, from)))
    return null;
  return readNumber(number, last).format === null ? null : last;
}

/** A courier that is named somewhere before is likelier than others. */
function leaningTo(reading: Reading, named: Courier | null): Reading {
  if (!named) return reading;
  return { ...reading, couriers: [named, ...reading.couriers.filter((each) => each !== named)] };
}

/** The numbers in an address. */
export function* fromLink(reader: Reader, link: Link): Generator<Candidate> {
  const { numbers, courier, isKnown } = readLink(link.address);
  let from = link.from;
  for (const { number, written } of numbers) {
    const place = placeIn(reader.plain, link, written, from);
    from = place.to;
    const reading = readNumber(number, courier);
    yield candidateOf(reader, place, {
      reading: isKnown ? reading : { ...reading, certain: false },
      told: isKnown ? 'link' : 'looks',
      within: link.within,
    });
  }
  reader.floor = link.within.to;
  reader.last = null;
}

/** Where it stands as it is written; all of the address that is left where it is encoded. */
function placeIn(plain: string, link: Link, written: string, from: number) {
  const at = plain.slice(from, link.to).indexOf(written);
  return at < 0 ? { from, to: link.to } : { from: from + at, to: from + at + written.length };
}

interface Judged {
  readonly reading: Reading;
  readonly told: Candidate['told'];
  readonly within: Candidate['within'];
}

function candidateOf(
  { at, options }: Reader,
  { from, to }: Candidate['within'],
  { reading, told, within }: Judged,
): Candidate {
  const { couriers, number, scanned, format, checkDigit } = reading;
  const carriers = [...new Set(couriers.map((each) => codeOf(each, options.isListed)))];
  const listed = carriers.filter((code) => code !== null);
  return {
    number,
    scanned,
    carriers: listed,
    certain: reading.certain && carriers.length === 1 && listed.length === 1,
    checkDigit,
    format,
    told,
    suggestion: checkDigit === 'right' ? null : meantBy(number),
    from: at(from),
    to: at(to - 1) + 1,
    within: { from: at(within.from), to: at(within.to - 1) + 1 },
  };
}
