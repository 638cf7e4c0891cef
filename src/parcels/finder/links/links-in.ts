/** An address in a text. */
export interface Link {
  readonly address: string;
  readonly from: number;
  readonly to: number;
  /** The same, or all of `<https://…|words>`, as Slack writes a link, and of `<https://…>`. */
  readonly within: { readonly from: number; readonly to: number };
}

/** What no address has in it, though some may; and as much as any has. */
const CHUNK = /[^\s<>|"'`[\](){}，。；、]+/g;
const LONGEST = 4_000;
/** A host without `https://` has something after it: `www.ups.com/track?…` */
const BARE = /^(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10}[/?#]/i;
/** The words of a link, as Slack writes them after the address. */
const LONGEST_WORDS = 500;

/** The addresses of a text, one after the other. */
export function* linksIn(plain: string): Generator<Link> {
  let floor = 0;
  for (const { 0: chunk, index } of plain.matchAll(CHUNK)) {
    if (index < floor || chunk.length > LONGEST) continue;
    const begin = beginOf(chunk);
    if (begin === null) continue;
    const address = withoutPunctuation(chunk.slice(begin));
    const from = index + begin;
    const within = withinOf(plain, from, from + address.length);
    floor = within.to;
    yield { address, from, to: from + address.length, within };
  }
}

function beginOf(chunk: string): number | null {
  const scheme = chunk.search(/https?:\/\//i);
  if (scheme >= 0) return scheme;
  return BARE.test(chunk) ? 0 : null;
}

/** The end of a sentence is no part of the address that it ends with. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  while (end > 0 && '.,;:!?*_~'.includes(address.charAt(end - 1))) end -= 1;
  return address.slice(0, end);
}

function withinOf(plain: string, from: number, to: number): Link['within'] {
  if (plain[from - 1] !== '<') return { from, to };
  if (plain[to] === '>') return { from: from - 1, to: to + 1 };
  const words = plain.slice(to, to + LONGEST_WORDS);
  const end = /^\|[^<>\n]*>/.exec(words)?.[0].length;
  return end === undefined ? { from, to } : { from: from - 1, to: to + end };
}
