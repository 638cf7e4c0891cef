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

/** Who wants to read, and where. */
export interface Reader {
  readonly channel: ChannelRef;
  /** The platform's id of the person. */
  readonly user: string;
  /** Whether they may read who the customers are of what others brought in. */
  readonly readsCustomers: boolean;
}

/** The one place that decides it. */
export function accessIn(
  channel: ChannelRef,
  { ownership, isFollowed }: { readonly ownership: Ownership; readonly isFollowed: boolean },
  home: ReadonlySet<string>,
): Access {
  if (isOwnIn(channel, ownership, home)) return 'own';
  return isFollowed ? 'followed' : 'foreign';
}

/** Whose a parcel is, and what that means for a channel. */
export interface Relation {
  readonly access: Access;
  readonly ownership: Ownership;
}

export const UNRELATED: Relation = { access: 'foreign', ownership: 'unsettled' };

/** What a channel has to do with each parcel, in order. */
export async function accessOf(
  needs: AccessNeeds,
  keys: readonly ParcelKey[],
  channel: ChannelRef,
): Promise<readonly Access[]> {
  return (await relationsOf(needs, keys, channel)).map(({ access }) => access);
}

/** The same with whose each is. */
export async function relationsOf(
  needs: AccessNeeds,
  keys: readonly ParcelKey[],
  channel: ChannelRef,
): Promise<readonly Relation[]> {
  const [owned, followed] = await Promise.all([
    needs.owners.read(keys),
    needs.subscriptions.follows(keys, channel),
  ]);
  return owned.map((ownership, index) => {
    const isFollowed = followed[index] === true;
    return { ownership, access: accessIn(channel, { ownership, isFollowed }, needs.home) };
  });
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

/** `tracking-missing` for a parcel that a channel is told nothing of: it is like one that is not there. */
export async function requireTold(
  needs: AccessNeeds,
  key: ParcelKey,
  channel: ChannelRef,
): Promise<Result<void>> {
  const [access] = await accessOf(needs, [key], channel);
  return access === 'foreign' ? failure({ code: 'tracking-missing' }) : success(undefined);
}

const NO_CUSTOMER = { name: null, email: null, phone: null } as const;

/** The parcel as somebody may read it. */
export function asReadBy(reader: Reader, parcel: Parcel, relation: Relation): Parcel {
  if (relation.access !== 'own') return withoutWords(parcel);
  return mayReadCustomer(reader, relation) ? parcel : withoutCustomer(parcel);
}

/** Whoever brought a parcel in has written it himself. */
export function mayReadCustomer({ user, readsCustomers }: Reader, { access, ownership }: Relation): boolean {
  if (access !== 'own') return false;
  return readsCustomers || (typeof ownership === 'object' && ownership.by === user);
}

export function withoutCustomer<P extends Pick<Parcel, 'customer'>>(parcel: P): P {
  return { ...parcel, customer: NO_CUSTOMER };
}

/** The parcel without what only its owners may read: what people wrote about it. */
export function withoutWords(parcel: Parcel): Parcel {
  return { ...withoutCustomer(parcel), title: null, orderId: null, comment: null };
}
