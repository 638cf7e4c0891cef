const ELLIPSIS = '…';
/** Families of emoji are the longest there are; more than this is nothing that a person typed. */
const LONGEST_GRAPHEME = 64;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Encodes a text for a platform and cuts it so that the encoded form has at most `limit` UTF-16 units. Never cuts
 * through an emoji, an accent or an escape sequence.
 */
export function fitText(
  text: string,
  limit: number,
  encode: (text: string) => string = (same) => same,
): string {
  // No encoding makes a text much shorter, so what lies far beyond the limit need not be looked at.
  const head = text.slice(0, 2 * limit);
  const whole = encode(head);
  if (whole.length <= limit && head.length === text.length) return whole;
  const room = limit - ELLIPSIS.length;
  let [fits, exceeds] = [0, head.length + 1];
  while (exceeds - fits > 1) {
    const middle = (fits + exceeds) >> 1;
    if (encode(head.slice(0, middle)).length <= room) fits = middle;
    else exceeds = middle;
  }
  return encode(head.slice(0, boundaryBefore(head, fits)).trimEnd()) + ELLIPSIS;
}

/** The last place at or before `index` where a character, as people see it, ends. */
function boundaryBefore(text: string, index: number): number {
  if (index >= text.length) return index;
  // A character is short; segmenting from far before it would cost time and change nothing.
  const start = Math.max(0, index - LONGEST_GRAPHEME);
  const window = text.slice(start, index + LONGEST_GRAPHEME);
  return start + (graphemes.segment(window).containing(index - start)?.index ?? 0);
}

/** A line that is only made when there is room for it: a list may hold thousands. */
export type Line = () => string;

/** As many lines as fit, and a note that says how many do not. */
export function fitLines(lines: readonly Line[], limit: number): string {
  const made: string[] = [];
  let length = -1;
  for (const line of lines) {
    const text = line();
    const rest = lines.length - made.length - 1;
    const note = rest > 0 ? moreNote(rest).length + 1 : 0;
    if (length + 1 + text.length + note > limit) return [...made, moreNote(rest + 1)].join('\n');
    made.push(text);
    length += 1 + text.length;
  }
  return made.join('\n');
}

/** The lines in at most `most` groups that each fit a limit; a note in a group of its own for those that do not. */
export function packLines(lines: readonly Line[], limit: number, most: number): readonly string[] {
  const packs: string[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line();
    const last = packs.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= limit)
      packs[packs.length - 1] = `${last}\n${text}`;
    else if (packs.length < most - 1 || index === lines.length - 1) packs.push(text);
    else return [...packs, moreNote(lines.length - index)];
  }
  return packs;
}

/** `… and 3 more` */
export function moreNote(count: number): string {
  return `${ELLIPSIS} and ${count} more`;
}
