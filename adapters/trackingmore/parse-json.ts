import { rest } from '../../src/async/turns.ts';

/** Characters that are parsed without a rest: some milliseconds, whatever they are. */
const AT_ONCE = 64_000;
/** No answer has as many levels that are longer than that, or as many names in one object. */
const DEEPEST = 8;
const MOST_MEMBERS = 50_000;

/** Like `JSON.parse`, but what is big is parsed part by part with rests in between: a page of parcels has megabytes. */
export async function parseJson(text: string): Promise<unknown> {
  return parseValue(text.trim(), 0);
}

async function parseValue(text: string, depth: number): Promise<unknown> {
  await rest();
  const ends = text.charAt(0) + text.charAt(text.length - 1);
  if (text.length <= AT_ONCE || (ends !== '[]' && ends !== '{}')) return JSON.parse(text);
  if (depth === DEEPEST) throw new SyntaxError('big and deep');
  const entries: [string, unknown][] = [];
  const items: unknown[] = [];
  for (const part of await partsOf(text)) {
    const isBig = part.length > AT_ONCE;
    if (ends === '[]')
      items.push(...(isBig ? [await parseValue(part.trim(), depth + 1)] : JSON.parse(`[${part}]`)));
    else
      entries.push(
        ...(isBig ? [await parseMember(part.trim(), depth + 1)] : Object.entries(JSON.parse(`{${part}}`))),
      );
    if (entries.length > MOST_MEMBERS) throw new SyntaxError('too many members');
    await rest();
  }
  return ends === '[]' ? items : Object.fromEntries(entries);
}

/** `"name": value` */
async function parseMember(text: string, depth: number): Promise<[string, unknown]> {
  const end = endOfString(text, 0) + 1;
  const value = text.slice(end).trimStart();
  if (!value.startsWith(':')) throw new SyntaxError('no member');
  return [String(JSON.parse(text.slice(0, end))), await parseValue(value.slice(1).trim(), depth)];
}

/** What stands between the brackets, cut at commas into parts that are small, or are one big member each. */
async function partsOf(text: string): Promise<readonly string[]> {
  const parts: string[] = [];
  const end = text.length - 1;
  let [part, member] = [1, 1];
  while (member <= end) {
    const comma = endOfMember(text, member);
    if (comma - part > AT_ONCE) {
      if (part < member) parts.push(text.slice(part, member - 1));
      part = member;
      await rest();
    }
    if (comma - part > AT_ONCE || comma === end) {
      parts.push(text.slice(part, comma));
      part = comma + 1;
    }
    member = comma + 1;
  }
  return parts;
}

const CODE = {
  quote: 34,
  comma: 44,
  openList: 91,
  backslash: 92,
  closeList: 93,
  open: 123,
  close: 125,
} as const;

/** Where the member that begins here ends: at a comma that is in no list, object or string, or at the last bracket. */
function endOfMember(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CODE.quote) at = endOfString(text, at);
    else if (code === CODE.openList || code === CODE.open) depth += 1;
    else if (code === CODE.closeList || code === CODE.close) depth -= 1;
    else if (code === CODE.comma && depth === 0) return at;
  }
  return text.length - 1;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  for (let code = text.charCodeAt(at); at < text.length && code !== CODE.quote; code = text.charCodeAt(at)) {
    at += code === CODE.backslash ? 2 : 1;
  }
  return at;
}
