/**
 * Redis keeps a hash in a third of the space as long as none of its values is longer than this.
 * https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/
 */
const MOST_BYTES = 64;

/** A long text as several short fields `name0`, `name1` …; the last one is empty, whatever stood behind it before. */
export function inPieces(name: string, text: string): (readonly [field: string, piece: string])[] {
  const pieces: string[] = [];
  let [piece, bytes] = ['', 0];
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MOST_BYTES) {
      pieces.push(piece);
      [piece, bytes] = ['', 0];
    }
    piece += character;
    bytes += size;
  }
  if (piece !== '') pieces.push(piece);
  return [...pieces, ''].map((each, index) => [`${name}${index}`, each] as const);
}

/** The inverse of {@link inPieces}; empty for a text that is not there. */
export function fromPieces(hash: Readonly<Record<string, string>>, name: string): string {
  let text = '';
  for (let index = 0; ; index += 1) {
    const piece = hash[`${name}${index}`];
    if (!piece) return text;
    text += piece;
  }
}
