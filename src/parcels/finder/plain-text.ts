/** A text in the characters that numbers are written with, and where each of them stood. */
export interface PlainText {
  readonly plain: string;
  /** The place in the given text of the character at a place in `plain`; one place for the end of it, too. */
  at(index: number): number;
}

const NOTHING = -1;
const BLANK = 0x20;
const DASH = 0x2d;

/**
 * Full-width characters become ordinary ones, every blank a blank, every dash a dash, and what cannot be seen is left
 * out. Takes as long as the text.
 */
export function plainText(text: string): PlainText {
  const codes = new Uint16Array(text.length);
  const places = new Uint32Array(text.length + 1);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = fold(text.charCodeAt(index));
    if (code === NOTHING) continue;
    codes[length] = code;
    places[length] = index;
    length += 1;
  }
  places[length] = text.length;
  return { plain: textOf(codes.subarray(0, length)), at: (index) => places[index] ?? text.length };
}

function fold(code: number): number {
  if (code < 0x7f) return code;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  if (isBlank(code)) return BLANK;
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe58 || code === 0xfe63)
    return DASH;
  return isInvisible(code) ? NOTHING : code;
}

function isBlank(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f
  );
}

/** Unicode's format characters below 0x10000 that come along when text is copied. */
function isInvisible(code: number): boolean {
  if (code === 0xad || code === 0x61c || code === 0x180e || code === 0xfeff) return true;
  if (code >= 0x200b && code <= 0x200f) return true;
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f);
}

/** As many as an engine takes as arguments. */
const AT_ONCE = 8_192;

function textOf(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    parts.push(String.fromCharCode(...codes.subarray(at, at + AT_ONCE)));
  }
  return parts.join('');
}
