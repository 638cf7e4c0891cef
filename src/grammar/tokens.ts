/** A word as typed, or `name=value`. Quotes are gone. */
export interface Token {
  readonly name: string | null;
  readonly value: string;
}

/** Chat clients turn straight quotes into curly ones as people type. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"“',
  '”': '”"',
  '„': '“”"',
  '«': '»',
  "'": "'",
  '‘': "’'",
};

const OPTION_NAME = /^([\p{L}_][\p{L}\p{N}_-]*)=/u;

/**
 * Splits at white space; quotes hold words together where a word or a value begins with one. A quote that is never
 * closed is an ordinary character. Never fails.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const [, name = null] = OPTION_NAME.exec(rest) ?? [];
    const start = name === null ? 0 : name.length + 1;
    const { value, length } = readValue(rest.slice(start));
    tokens.push({ name: name?.toLowerCase() ?? null, value });
    rest = rest.slice(start + length).trimStart();
  }
  return tokens;
}

function readValue(text: string): { value: string; length: number } {
  const closers = QUOTES[text.charAt(0)];
  const end = closers ? closingQuote(text, closers) : -1;
  if (end > 0) return { value: text.slice(1, end), length: end + 1 };
  const [word = ''] = /^\S*/u.exec(text) ?? [];
  return { value: word, length: word.length };
}

/** A quote only closes at the end of a word: the apostrophe in `'Dana's kettle'` does not. */
function closingQuote(text: string, closers: string): number {
  for (let at = 1; at < text.length; at += 1) {
    const next = text.charAt(at + 1);
    if (closers.includes(text.charAt(at)) && (next === '' || /\s/u.test(next))) return at;
  }
  return -1;
}
