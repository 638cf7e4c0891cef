/** Characters; what is longer is cut. */
const LONGEST_TEXT = 2_000;
const MOST_TEXTS = 100;

/**
 * The service sends fields as text, number, null, a list or not at all. Whatever arrives becomes a value or null, and
 * never a reason to throw away the parcel around it.
 */
export function toText(value: unknown): string | null {
  if (!Array.isArray(value)) return plainText(value);
  const texts = value.slice(0, MOST_TEXTS).map(plainText);
  return plainText(texts.filter(Boolean).join(', '));
}

function plainText(value: unknown): string | null {
  if (typeof value === 'string') {
    const text = value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT).toWellFormed() : value;
    return text.trim() || null;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** A number, or the text of one. */
export function toNumber(value: unknown): number | null {
  const text = toText(value);
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

/** `true`, `"true"`, `1` … */
export function toBoolean(value: unknown): boolean | null {
  const text = toText(value)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

/** ISO 8601 with an offset, to Unix milliseconds. */
export function toInstant(value: unknown): number | null {
  const text = toText(value);
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/** Only `http` and `https`; the service leaves the scheme out at times. */
export function toUrl(value: unknown): string | null {
  const text = toText(value);
  const absolute = text?.startsWith('//') ? `https:${text}` : text;
  if (!absolute || !URL.canParse(absolute)) return null;
  return /^https?:$/.test(new URL(absolute).protocol) ? absolute : null;
}

/** More than any tracking number or carrier code. */
const LONGEST_NAME = 100;

/** A text that must be there, and that names something; numbers are sent for tracking numbers at times. */
export function toFirmText(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? toText(value) : null;
  return text !== null && text.length <= LONGEST_NAME ? text : null;
}
