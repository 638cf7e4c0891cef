import { z } from 'zod';
import { toBoolean, toFirmText, toInstant, toNumber, toText, toUrl } from './loose.ts';

/** Fields nobody acts on: whatever arrives becomes a value or null. */
export const looseText = z.unknown().optional().transform(toText);
export const looseNumber = z.unknown().optional().transform(toNumber);
export const looseBoolean = z.unknown().optional().transform(toBoolean);
export const looseInstant = z.unknown().optional().transform(toInstant);
export const looseUrl = z.unknown().optional().transform(toUrl);

/** A text that must be there. */
export const firmText = z.unknown().transform(toFirmText).pipe(z.string());

/** The service sends `[]` where it has no object to send, and at times a list of one. */
export function objectOrNone<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (Array.isArray(value) ? (value[0] ?? null) : value), schema.nullish());
}

/** A list, or nothing where an empty list is meant. */
export const looseList = z
  .unknown()
  .optional()
  .transform((value): unknown[] => (Array.isArray(value) ? value : []));

/** More than there are carriers; only a page of parcels, which is read in another way, may have more rows. */
const MOST_ROWS = 5_000;

/** The rows that can be read. One spoilt row must not cost the others. */
export function goodRows<T extends z.ZodType>(schema: T) {
  return looseList.transform((rows) =>
    rows.slice(0, MOST_ROWS).flatMap((row) => {
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
