import type { z } from 'zod';

/** Null for what is not there, and for what an older or newer version wrote. */
export function readJson<T>(text: string | null, schema: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
