import { z } from 'zod';
import type { Change } from '../../src/domain/change.ts';
import { STATUSES } from '../../src/domain/status.ts';
import { storedHand } from './parcel-fields.ts';
import { readJson } from './read-json.ts';

const status = z.enum(STATUSES);
const stored: z.ZodType<Change> = z.object({
  parcel: z.object({ carrier: z.string(), number: z.string() }),
  title: z.string().nullable(),
  from: status,
  to: status,
  detail: z.string().nullable(),
  news: z.array(
    z.object({
      at: z.string(),
      text: z.string(),
      place: z.string().nullable(),
      status: status.nullable(),
    }),
  ),
  daysInTransit: z.number().nullable(),
  website: z.string().nullable(),
  // Written by no version before this one.
  checkedAt: z.number().nullable().default(null),
  seenAt: z.number().nullable().default(null),
  passed: z.array(status).default([]),
  route: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
  silence: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('gone'), since: z.number(), instead: z.string().nullable() }),
      z.object({
        kind: z.enum(['no-news', 'slow', 'unheard']),
        days: z.number(),
        // Written by no version before this one.
        after: z.string().nullable().default(null),
        usual: z.object({ least: z.number(), most: z.number() }).nullable(),
      }),
    ])
    .nullable()
    .default(null),
  byHand: storedHand.nullable().default(null),
});

/** What waits in the outbox; null for what cannot be read. */
export function readChange(text: string | null): Change | null {
  return readJson(text, stored);
}
