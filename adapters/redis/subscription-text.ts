import { z } from 'zod';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { ParcelKey } from '../../src/domain/parcel.ts';
import type { Subscription } from '../../src/domain/subscription.ts';

const stored = z.object({ t: z.string().nullable(), b: z.string(), a: z.number() });

/** Channel and parcel are in the key and the field; only the rest is stored. */
export function writeSubscription({ title, by, at }: Subscription): string {
  return JSON.stringify({ t: title, b: by, a: at });
}

export function readSubscription(text: string, parcel: ParcelKey, channel: ChannelRef): Subscription {
  const { t, b, a } = stored.parse(JSON.parse(text));
  return { channel, parcel, title: t, by: b, at: a };
}
