/** A word as typed, or `name=value`. Quotes are gone. */
export interface Token {
  readonly name: string | null;
  readonly value: string;
  /** Whether quotes held it together: then it is whole. */
  readonly quoted: boolean;
}

/** What closes each quote. Chat clients turn straight quotes into curly ones as people type. */
const CLOSING: ReadonlyMap<string, RegExp> = new Map([
  ['"', closing('"')],
  ['“', closing('”"“')],
  ['”', closing('”"')],
  ['„', closing('“”"')],
  ['«', closing('»')],
  ["'", closing("'")],
  ['‘', closing("’'")],
]);

/** A quote only closes at the end of a word: the apostrophe in `'Dana's kettle'` does not. */
function closing(quotes: string): RegExp {
  return new RegExp(`[${quotes}](?!\\S)`, 'gu');
}

const OPTION_NAME = /([\p{L}_][\p{L}\p{N}_-]*)=/uy;
const BLANKS = /\s*/uy;
const WORD = /\S*/uy;

/**
 * Splits at white space; quotes hold words together where a word or a value begins with one. A quote that is never
 * closed is an ordinary character. Never fails, and looks at each character a few times only.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const neverClosed = new Set<string>();
  let at = endOf(BLANKS, text, 0);
  while (at < text.length) {
    const nameEnd = endOf(OPTION_NAME, text, at);
    const value = readValue(text, nameEnd, neverClosed);
    tokens.push({
      name: nameEnd > at ? text.slice(at, nameEnd - 1).toLowerCase() : null,
      value: text.slice(value.from, value.to),
      quoted: value.end > value.to,
    });
    at = endOf(BLANKS, text, value.end);
  }
  return tokens;
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Where the rest begins: behind the closing quote, if there is one. */
  readonly end: number;
}

/** @param neverClosed quotes that nothing closes from here on, so that none is looked for twice */
function readValue(text: string, at: number, neverClosed: Set<string>): Span {
  const quote = text.charAt(at);
  const closers = neverClosed.has(quote) ? undefined : CLOSING.get(quote);
  if (closers) {
    closers.lastIndex = at + 1;
    const found = closers.exec(text);
    if (found) return { from: at + 1, to: found.index, end: found.index + 1 };
    neverClosed.add(quote);
  }
  const end = endOf(WORD, text, at);
  return { from: at, to: end, end };
}

/** Where a sticky expression's match at this place ends; the place itself where it matches nothing. */
function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}
