import { rest } from '../../src/async/turns.ts';

/** Characters that are parsed without a rest: some milliseconds, whatever they are. */
const AT_ONCE = 256_000;
/** No answer has as many levels that are longer than that, or as many names in one object. */
const DEEPEST = 8;
const MOST_MEMBERS = 50_000;
/** Of all sizes, one in the other. */
const DEEPEST_BRACKETS = 1_000;
/** How deep it is noted where members end: a list of parcels lies so deep, and below it there are too many. */
const NOTED_LEVELS = 3;

/** Of characters; what is below a blank is one as well, or no JSON. */
const CODE = {
  blank: 32,
  quote: 34,
  comma: 44,
  openList: 91,
  backslash: 92,
  closeList: 93,
  open: 123,
  close: 125,
} as const;

/** Where a value stands in a text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A list or object that is big, by where it begins: where its last bracket is, and the commas between its members. */
type BigOnes = ReadonlyMap<number, { readonly end: number; readonly commas: readonly number[] }>;

/** Like `JSON.parse`, but what is big is parsed part by part with rests in between: a page of parcels has megabytes. */
export async function parseJson(text: string): Promise<unknown> {
  const whole = { from: 0, to: text.length };
  return isBig(whole) ? parseValue(text, await bigOnesIn(text, whole), whole, 0) : JSON.parse(text);
}

async function parseValue(text: string, known: BigOnes, around: Span, depth: number): Promise<unknown> {
  await rest();
  const span = trimmed(text, around);
  const ends = text.charAt(span.from) + text.charAt(span.to - 1);
  if (!isBig(span) || (ends !== '[]' && ends !== '{}')) return JSON.parse(textOf(text, span));
  if (depth === DEEPEST) throw new SyntaxError('big and deep');
  const big = known.has(span.from) ? known : await bigOnesIn(text, span);
  const entries: [string, unknown][] = [];
  const items: unknown[] = [];
  for (const part of partsOf(big, span)) {
    if (ends === '[]') {
      if (isBig(part)) items.push(await parseValue(text, big, part, depth + 1));
      else items.push(...JSON.parse(`[${textOf(text, part)}]`));
    } else if (isBig(part)) entries.push(await parseMember(text, big, part, depth + 1));
    else entries.push(...Object.entries(JSON.parse(`{${textOf(text, part)}}`)));
    if (entries.length > MOST_MEMBERS) throw new SyntaxError('too many members');
    await rest();
  }
  return ends === '[]' ? items : Object.fromEntries(entries);
}

/** `"name": value` */
async function parseMember(
  text: string,
  big: BigOnes,
  around: Span,
  depth: number,
): Promise<[string, unknown]> {
  const { from, to } = trimmed(text, around);
  const end = endOfString(text, from) + 1;
  const colon = trimmed(text, { from: end, to }).from;
  if (text.charAt(colon) !== ':') throw new SyntaxError('no member');
  const name = JSON.parse(textOf(text, { from, to: end }));
  return [String(name), await parseValue(text, big, { from: colon + 1, to }, depth)];
}

/** What stands between the brackets, cut at commas into parts that are small, or are one big member each. */
function* partsOf(big: BigOnes, span: Span): Generator<Span> {
  const found = big.get(span.from);
  const last = span.to - 1;
  if (found?.end !== last) throw new SyntaxError('brackets that do not fit');
  let [part, member] = [span.from + 1, span.from + 1];
  for (const comma of [...found.commas, last]) {
    if (part < member && isBig({ from: part, to: comma })) {
      yield { from: part, to: member - 1 };
      part = member;
    }
    if (comma === last || isBig({ from: part, to: comma })) {
      yield { from: part, to: comma };
      part = comma + 1;
    }
    member = comma + 1;
  }
}

/** What is open where a look has come to, and what was found on the way. */
interface Look {
  depth: number;
  readonly starts: number[];
  readonly commas: number[][];
  readonly found: Map<number, { readonly end: number; readonly commas: readonly number[] }>;
}

/** Looks at each character once; notes those that lie {@link NOTED_LEVELS} deep or less. */
async function bigOnesIn(text: string, { from, to }: Span): Promise<BigOnes> {
  const look: Look = { depth: 0, starts: [], commas: [], found: new Map() };
  for (let at = from; at < to; ) {
    at = lookOn(text, { from: at, to: Math.min(at + AT_ONCE, to) }, look);
    await rest();
  }
  return look.found;
}

/** Where the next look begins: no string is left half seen. */
function lookOn(text: string, { from, to }: Span, look: Look): number {
  const { starts, commas, found } = look;
  let { depth } = look;
  let at = from;
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CODE.quote) at = endOfString(text, at);
    else if (code === CODE.openList || code === CODE.open) {
      if (depth < NOTED_LEVELS) [starts[depth], commas[depth]] = [at, []];
      depth += 1;
      if (depth > DEEPEST_BRACKETS) throw new SyntaxError('deep');
    } else if (code === CODE.comma) {
      if (depth > 0 && depth <= NOTED_LEVELS) commas[depth - 1]?.push(at);
    } else if ((code === CODE.closeList || code === CODE.close) && depth > 0) {
      depth -= 1;
      const start = depth < NOTED_LEVELS ? starts[depth] : undefined;
      if (start !== undefined && isBig({ from: start, to: at + 1 }))
        found.set(start, { end: at, commas: commas[depth] ?? [] });
    }
  }
  look.depth = depth;
  return at;
}

function isBig({ from, to }: Span): boolean {
  return to - from > AT_ONCE;
}

function textOf(text: string, { from, to }: Span): string {
  return text.slice(from, to);
}

function trimmed(text: string, { from, to }: Span): Span {
  let [start, end] = [from, to];
  while (start < end && text.charCodeAt(start) <= CODE.blank) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= CODE.blank) end -= 1;
  return { from: start, to: end };
}

function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

/** By an odd number of backslashes in front. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === CODE.backslash) before -= 1;
  return (at - before) % 2 === 1;
}
