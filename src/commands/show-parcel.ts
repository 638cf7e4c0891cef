import { parcelCard } from '../cards/parcel-card.ts';
import type { CommandContext } from '../chat/command.ts';
import { readerIn } from '../chat/reader.ts';
import { handOn } from '../domain/by-hand.ts';
import type { Card } from '../domain/card.ts';
import { titleSeen } from '../domain/naming.ts';
import type { Parcel } from '../domain/parcel.ts';
import { asReadBy, relationsOf, UNRELATED, withoutWords } from '../parcels/access.ts';

export interface Showing {
  readonly history: 'recent' | 'full';
  readonly note?: string | null;
  /** Whether the answer goes to the asker alone. */
  readonly isPrivate: boolean;
}

/** A parcel's card as this channel may see it; `this` means the parcel from now on. */
export async function showParcel(
  context: CommandContext,
  parcel: Parcel,
  { history, isPrivate, note = null }: Showing,
): Promise<Card> {
  const { services, channel, user } = context;
  const { key } = parcel;
  // One round trip for all of it: somebody is waiting.
  const [reader, relations, title, subscription, carrierName, refreshWaitMs, record] = await Promise.all([
    readerIn(context),
    relationsOf(services, [key], channel),
    services.subscriptions.titleOf(parcel, channel),
    services.subscriptions.read(key, channel),
    services.carriers.nameOf(key.carrier),
    services.budget.refreshWaitMs(key),
    services.parcels.read(key),
    services.memory.keepShown(channel, user, key),
  ]);
  const [relation = UNRELATED] = relations;
  const isOwn = relation.access === 'own';
  return parcelCard({
    // What was written about it need never have been shown where others only share the channel.
    parcel: context.isOutsider ? withoutWords(parcel) : asReadBy(reader, parcel, relation),
    carrierName,
    number: context.naming.number(key.number),
    title: titleSeen({ own: title, stored: parcel.title, isOwner: isOwn }),
    history,
    note,
    isOwn,
    isFollowed: subscription !== null,
    hand: handOn(record?.hand ?? null, parcel.status),
    channel,
    isPrivate: (isPrivate || context.isPrivate) && !context.isOutsider,
    refreshWaitMs,
  });
}
