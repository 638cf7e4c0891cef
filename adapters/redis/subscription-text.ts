import { z } from 'zod';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { ParcelKey } from '../../src/domain/parcel.ts';
import { STATUSES } from '../../src/domain/status.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import { ECHOES, MENTIONS, STYLES, type Wishes } from '../../src/domain/wishes.ts';

export const storedWishes = z.object({
  only: z.union([z.enum(['all', 'status', 'key']), z.array(z.enum(STATUSES)).readonly()]),
  as: z.enum(STYLES),
  echo: z.enum(ECHOES),
  mention: z.enum(MENTIONS),
});
/** What is not there is not set, and what cannot be read neither. */
export const someWishes = storedWishes
  .partial()
  .catch({})
  .transform((wishes) => withoutUnset(wishes) as Partial<Wishes>);
export const storedMute = z.union([
  z.object({ kind: z.literal('until'), at: z.number() }),
  z.object({ kind: z.enum(['delivered', 'problem']) }),
]);
/** Who wanted it, and since when. */
export const storedPause = z.object({ by: z.string().nullable(), since: z.number().nullable() });
/** There where somebody in another channel wanted it. */
export const storedElsewhere = z.literal(1).optional().catch(undefined);
const stored = z.object({
  t: z.string().nullable(),
  b: z.string(),
  a: z.number(),
  w: someWishes.optional(),
  m: storedMute.nullable().catch(null).optional(),
  e: storedElsewhere,
});

/** Channel and parcel are in the key and the field; only the rest is stored. */
export function writeSubscription({ title, by, at, wishes, mute, fromElsewhere }: Subscription): string {
  const e = fromElsewhere ? 1 : undefined;
  return JSON.stringify({ t: title, b: by, a: at, w: wishes, m: mute ?? undefined, e });
}

export function readSubscription(text: string, parcel: ParcelKey, channel: ChannelRef): Subscription {
  const { t, b, a, w, m, e } = stored.parse(JSON.parse(text));
  return {
    channel,
    parcel,
    title: t,
    by: b,
    at: a,
    ...(w ? { wishes: w } : {}),
    ...(m ? { mute: m } : {}),
    ...(e ? { fromElsewhere: true } : {}),
  };
}

function withoutUnset(wishes: object): object {
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
}
