import type { ChannelRef } from '../domain/channel.ts';
import { isOwnIn, type Ownership } from '../domain/owner.ts';
import type { Parcel, ParcelKey } from '../domain/parcel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { OwnerStore } from '../ports/owner-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';

/** What finding out takes. */
export interface AccessNeeds {
  readonly owners: Pick<OwnerStore, 'read'>;
  readonly subscriptions: Pick<SubscriptionStore, 'follows'>;
  /** The host's workspaces, as in `workspaceId`: theirs is what nobody brought in. */
  readonly home: ReadonlySet<string>;
}

/**
 * What a channel has to do with a parcel: it may read and change what people wrote about it, it only follows it and
 * sees where it is, or it is told nothing of it.
 */
export type Access = 'own' | 'followed' | 'foreign';

/** The one place that decides it. */
export function accessIn(
  channel: ChannelRef,
  { ownership, isFollowed }: { readonly ownership: Ownership; readonly isFollowed: boolean },
  home: ReadonlySet<string>,
): Access {
  if (isOwnIn(channel, ownership, home)) return 'own';
  return isFollowed ? 'followed' : 'foreign';
}

/** What a channel has to do with each parcel, in order. */
export async function accessOf(
  needs: AccessNeeds,
  keys: readonly ParcelKey[],
  channel: ChannelRef,
): Promise<readonly Access[]> {
  const [owned, followed] = await Promise.all([
    needs.owners.read(keys),
    needs.subscriptions.follows(keys, channel),
  ]);
  return owned.map((ownership, index) =>
    accessIn(channel, { ownership, isFollowed: followed[index] === true }, needs.home),
  );
}

/** Whether a channel may change these parcels. */
export async function requireOwn(
  needs: AccessNeeds,
  keys: readonly ParcelKey[],
  channel: ChannelRef,
): Promise<Result<void>> {
  const access = await accessOf(needs, keys, channel);
  return access.every((each) => each === 'own') ? success(undefined) : failure({ code: 'owned-elsewhere' });
}

/** The parcel without what only its owners may read: what people wrote about it. */
export function withoutWords(parcel: Parcel): Parcel {
  const customer = { name: null, email: null, phone: null };
  return { ...parcel, title: null, orderId: null, comment: null, customer };
}
