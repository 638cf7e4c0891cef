import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { PushVerdict } from '../webhook-server.ts';
import { keyPair } from './wire.ts';

const verifyInfo = z.object({
  timeStr: z.union([z.string(), z.number()]).transform(String),
  signature: z.string(),
});
const push = z.object({
  data: keyPair.and(z.object({ verifyInfo: verifyInfo.optional() })),
  verifyInfo: verifyInfo.optional(),
});

/** The service repeats a push that was not taken; a signature may be that old, or that early where clocks differ. */
const OLDEST_MS = 15 * 60_000;
const EARLIEST_MS = 5 * 60_000;

/**
 * Checks a push of webhook version 2. The signature covers the time alone, so a genuine push proves nothing about its
 * body: it is only a hint to read the parcel again. https://www.trackingmore.com/webhook.html
 *
 * @param email the account's registered e-mail address, with which the service signs
 */
export function verifyPush(body: string, email: string, now: number): PushVerdict {
  const parsed = push.safeParse(parseJson(body));
  if (!parsed.success) return { kind: 'malformed' };
  const { data, verifyInfo: outer } = parsed.data;
  // The documentation puts it beside the data, some senders inside.
  const signed = outer ?? data.verifyInfo;
  if (!signed || !isFresh(signed.timeStr, now) || !isSigned(signed, email)) return { kind: 'refused' };
  return { kind: 'genuine', key: { carrier: data.carrier_code, number: data.tracking_number } };
}

/** The content type is not to be relied on, and there may be something around the document. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}

function isFresh(timeStr: string, now: number): boolean {
  if (!/^\d{9,11}$/.test(timeStr)) return false;
  const age = now - Number(timeStr) * 1000;
  return age <= OLDEST_MS && age >= -EARLIEST_MS;
}

function isSigned({ timeStr, signature }: z.output<typeof verifyInfo>, email: string): boolean {
  const expected = createHmac('sha256', email).update(timeStr).digest();
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(signature) ? signature : '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
