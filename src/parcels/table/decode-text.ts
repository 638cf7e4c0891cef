/** The text of a file, or what kind of file it is that has none. */
export type Decoded = { readonly text: string } | { readonly instead: string };

/** What files that are no text begin with. */
const KINDS: readonly (readonly [begins: string, name: string])[] = [
  ['504b0304', 'an Excel workbook or another packed file'],
  ['d0cf11e0', 'an old Excel workbook'],
  ['25504446', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['1f8b', 'a packed file'],
];

/**
 * Reads UTF-8, UTF-16, GBK and the Windows code pages of western Europe and Cyrillic, with a mark at the beginning and
 * without. https://encoding.spec.whatwg.org/#names-and-labels
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const begins = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const kind = KINDS.find(([magic]) => begins.startsWith(magic));
  if (kind) return { instead: kind[1] };
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // Text has line ends and tabs, and no other of these.
  return /[^\P{Cc}\t\n\v\f\r\x80-\x9f]/u.test(text) ? { instead: 'no text' } : { text };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideEncodingOf(bytes.subarray(0, LOOKED_AT));
  if (wide) return wide;
  if (isIn('utf-8', bytes)) return 'utf-8';
  if (isPaired(bytes) && isIn('gbk', bytes)) return 'gbk';
  return longestRun(bytes) >= LEAST_CYRILLIC ? 'windows-1251' : 'windows-1252';
}

const LOOKED_AT = 4_096;
const MOST = 0.3;

/** In UTF-16 every other byte of plain letters is zero. */
function wideEncodingOf(bytes: Uint8Array): string | null {
  let [even, odd] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const least = (bytes.length / 2) * MOST;
  if (odd > least && even < odd / 4) return 'utf-16le';
  return even > least && odd < even / 4 ? 'utf-16be' : null;
}

function isIn(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** No word of a western language has so many letters with marks side by side. */
const LEAST_CYRILLIC = 4;

/** Chinese letters are two high bytes each; letters with marks stand alone between others. */
function isPaired(bytes: Uint8Array): boolean {
  let [pairs, high] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((bytes[at] ?? 0) >= 0xa1 && (bytes[at + 1] ?? 0) >= 0xa1) {
      pairs += 1;
      at += 1;
    }
  }
  return pairs > 0 && pairs / high >= 0.9;
}

function longestRun(bytes: Uint8Array): number {
  let [longest, run] = [0, 0];
  for (const byte of bytes) {
    run = byte >= 0xc0 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
