import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Token, tokenize } from '../../src/grammar/tokens.ts';

const CLOSERS = new Map([
  ['"', '"'],
  ['“', '”"“'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ["'", "'"],
  ['‘', "’'"],
]);

/** The same rules, written down as plainly as can be: it takes the square of the length. */
function tokensByTheBook(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let rest = text.trim(); rest !== ''; rest = rest.trimStart()) {
    const [, name = null] = /^([\p{L}_][\p{L}\p{N}_-]*)=/u.exec(rest) ?? [];
    rest = rest.slice(name === null ? 0 : name.length + 1);
    const end = closingQuote(rest);
    const [word = ''] = /^\S*/u.exec(rest) ?? [];
    const value = end > 0 ? rest.slice(1, end) : word;
    tokens.push({ name: name?.toLowerCase() ?? null, value, quoted: end > 0 });
    rest = rest.slice(end > 0 ? end + 1 : word.length);
  }
  return tokens;
}

function closingQuote(text: string): number {
  const closers = CLOSERS.get(text.charAt(0)) ?? '';
  const places = Array.from({ length: text.length }, (_, at) => at);
  return places.findIndex(
    (at) => at > 0 && closers.includes(text.charAt(at)) && /^(?:$|\s)/u.test(text.slice(at + 1)),
  );
}

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '“',
    '”',
    '„',
    '«',
    '»',
    "'",
    '‘',
    '’',
    ' ',
    '  ',
    '\n',
    '=',
    '==',
    '-',
    '_',
    '\u00a0',
  ),
  fc.constantFrom('a', 'title', 'a=', 'TITLE="', 'Ärger=', '1=', '_x=', '😀', '\ud83d', 'a\u0301'),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);

describe('tokens', () => {
  it('are the same as by the book, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(tokenize(text)).toEqual(tokensByTheBook(text));
      }),
      { numRuns: 20_000 },
    );
  });
});
