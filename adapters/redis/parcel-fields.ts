import { z } from 'zod';
import type { ByHand } from '../../src/domain/by-hand.ts';
import { STATUSES } from '../../src/domain/status.ts';
import type { FollowedParcel } from '../../src/domain/subscription.ts';
import { readLastStep } from '../../src/domain/with-last-step.ts';
import type { ParcelRecord, ParcelUpdate } from '../../src/ports/parcel-store.ts';
import { fromPieces, inPieces } from './pieces.ts';
import { readJson } from './read-json.ts';

/**
 * A parcel's hash, with one-letter names because there is one for each parcel: v version, s status, d detail,
 * f fingerprint, m0… marks, n title, c checked at, t delivered at, a, e0… and p0… time, text and place of the latest
 * event, o who brought it in; see `owner-text.ts`, u since when nobody hears of it, g since when it is gone from the
 * tracking account, h who set its status by hand. An empty text stands for null. Of a parcel that is no longer
 * followed there may be o alone.
 */
export function toFields(update: ParcelUpdate): string[] {
  const { told, latest, deliveredAt } = update;
  const single = Object.entries({
    s: told.status,
    d: told.detail ?? '',
    f: told.fingerprint,
    n: update.title ?? '',
    c: told.checkedAt ?? '',
    t: deliveredAt ?? '',
    a: latest?.at ?? '',
    ...(update.endsHand ? { h: '' } : {}),
  });
  const long = [
    ...inPieces('m', told.marks),
    ...inPieces('e', latest?.text ?? ''),
    ...inPieces('p', latest?.place ?? ''),
  ];
  return [...single, ...long].flatMap(([field, value]) => [field, String(value)]);
}

const textOrNull = z
  .string()
  .optional()
  .transform((text) => text || null);
const numberOrNull = textOrNull.transform((text) => (text === null ? null : Number(text)));

export const storedHand: z.ZodType<ByHand> = z.object({
  set: z.enum(['delivered', 'exception', 'restore']),
  by: z.string(),
  workspace: z.string(),
  at: z.number(),
});

const fields = z.object({
  v: z.coerce.number().int().positive(),
  s: z.enum(STATUSES).catch('unknown'),
  d: textOrNull,
  f: z.string().catch(''),
  c: numberOrNull,
  t: numberOrNull,
  g: numberOrNull,
  h: z
    .string()
    .optional()
    .transform((text) => (text ? readJson(text, storedHand) : null)),
});

/** Null for a parcel that is not there. */
export function readRecord(hash: Readonly<Record<string, string>>): ParcelRecord | null {
  const parsed = fields.safeParse(hash);
  if (!parsed.success) return null;
  const { v, s, d, f, c, t, g, h } = parsed.data;
  const marks = fromPieces(hash, 'm');
  return {
    version: v,
    // An older version had one name for both last steps.
    status: readLastStep(s, fromPieces(hash, 'e')),
    detail: d,
    fingerprint: f,
    marks,
    checkedAt: c,
    deliveredAt: t,
    goneSince: g,
    hand: h,
  };
}

export function readLatest(hash: Readonly<Record<string, string>>): FollowedParcel['latest'] {
  const text = fromPieces(hash, 'e');
  return text === '' ? null : { at: hash['a'] ?? '', text, place: fromPieces(hash, 'p') || null };
}
