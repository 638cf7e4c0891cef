import { z } from 'zod';

/**
 * Fields nobody acts on. The service sends them as text, number, null, a list or not at all, so whatever arrives
 * becomes a text or null, and never a reason to throw away the parcel around it.
 */
export const looseText = z.unknown().optional().transform(toText);

/** A number, or the text of one. */
export const looseNumber = z
  .unknown()
  .optional()
  .transform((value) => {
    const text = toText(value);
    const number = text === null ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : null;
  });

/** `true`, `"true"`, `1` … */
export const looseBoolean = z
  .unknown()
  .optional()
  .transform((value) => {
    const text = toText(value)?.toLowerCase();
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : null;
  });

/** ISO 8601 with an offset, to Unix milliseconds. */
export const looseInstant = looseText.transform((text) => {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
});

/** Only `http` and `https`; the service leaves the scheme out at times. */
export const looseUrl = looseText.transform((text) => {
  const absolute = text?.startsWith('//') ? `https:${text}` : text;
  if (!absolute || !URL.canParse(absolute)) return null;
  return /^https?:$/.test(new URL(absolute).protocol) ? absolute : null;
});

/** A text that must be there; numbers are sent for tracking numbers at times. */
export const firmText = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1));

/** The service sends `[]` where it has no object to send, and at times a list of one. */
export function objectOrNone<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (Array.isArray(value) ? (value[0] ?? null) : value), schema.nullish());
}

/** A list, or nothing where an empty list is meant. */
export const looseList = z
  .unknown()
  .optional()
  .transform((value): unknown[] => (Array.isArray(value) ? value : []));

/** The rows that can be read. One spoilt row must not cost the others. */
export function goodRows<T extends z.ZodType>(schema: T) {
  return looseList.transform((rows) =>
    rows.flatMap((row) => {
      const parsed = schema.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    }),
  );
}

/** Rows where it is not documented whether the list is bare, wrapped in an object, or a single row stands alone. */
export function wrappedRows<T extends z.ZodType>(schema: T) {
  return z
    .unknown()
    .transform((value) => {
      if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
      return schema.safeParse(value).success ? [value] : Object.values(value).find(Array.isArray);
    })
    .pipe(goodRows(schema));
}

function toText(value: unknown): string | null {
  if (Array.isArray(value)) return toText(value.map(toText).filter(Boolean).join(', '));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
