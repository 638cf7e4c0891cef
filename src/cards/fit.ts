const ELLIPSIS = '…';
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
  const whole = encode(text);
  if (whole.length <= limit) return whole;
  const room = limit - ELLIPSIS.length;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, limit))) {
    if (encode(kept + segment).length > room) break;
    kept += segment;
  }
  return encode(kept.trimEnd()) + ELLIPSIS;
}

/** As many of the encoded lines as fit, and a note that says how many do not. */
export function fitLines(lines: readonly string[], limit: number): string {
  const all = lines.join('\n');
  if (all.length <= limit) return all;
  for (let count = lines.length - 1; count > 0; count -= 1) {
    const text = [...lines.slice(0, count), moreNote(lines.length - count)].join('\n');
    if (text.length <= limit) return text;
  }
  return moreNote(lines.length);
}

/** `… and 3 more` */
export function moreNote(count: number): string {
  return `${ELLIPSIS} and ${count} more`;
}

/** The same lines in groups that each fit a limit; a line that is too long by itself has been cut before. */
export function packLines(lines: readonly string[], limit: number): readonly string[] {
  const packs: string[] = [];
  for (const line of lines) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= limit)
      packs[packs.length - 1] = `${last}\n${line}`;
    else packs.push(line);
  }
  return packs;
}
