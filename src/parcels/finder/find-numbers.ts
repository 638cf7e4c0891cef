import { rest } from '../../async/turns.ts';
import type { Candidate, FinderOptions } from './candidate.ts';
import { fromLink, fromWindow, type Reader } from './judge.ts';
import { linksIn } from './links/links-in.ts';
import { plainText } from './plain-text.ts';
import { rowsOf } from './rows.ts';
import { isList } from './unlikely.ts';
import { windowsOf } from './windows.ts';

/**
 * Everything in a text that may be a tracking number, from its beginning to its end, none overlapping another. The same
 * number is given as often as it is there. Takes time in proportion to the text.
 *
 * `Your order #1042 has shipped! UPS tracking number: 1Z5R89390357567127` has one: the order's number is none.
 */
export function findNumbers(text: string, options: FinderOptions = {}): readonly Candidate[] {
  return [...stepsThrough(text, options)].filter((each) => each !== null);
}

/** The same with rests in between, for texts of any length: nothing else of the process waits for long. */
export async function findNumbersInTurns(
  text: string,
  options: FinderOptions = {},
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const step of stepsThrough(text, options)) {
    if (step) found.push(step);
    await rest();
  }
  return found;
}

/** Each candidate, and null after each piece of the text. */
function* stepsThrough(text: string, options: FinderOptions): Generator<Candidate | null> {
  const { plain, at } = plainText(text);
  const reader: Reader = { plain, at, options, isList: isList(plain), floor: 0, last: null };
  let done = 0;
  for (const link of linksIn(plain)) {
    yield* stepsThroughWords(reader, done, link.from);
    yield* fromLink(reader, link);
    yield null;
    done = link.within.to;
  }
  yield* stepsThroughWords(reader, done, plain.length);
}

function* stepsThroughWords(reader: Reader, from: number, to: number): Generator<Candidate | null> {
  for (const row of rowsOf(reader.plain, from, to)) {
    for (const window of windowsOf(row)) {
      const candidate = fromWindow(reader, window);
      if (candidate) yield candidate;
    }
    yield null;
  }
}
