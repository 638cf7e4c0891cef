import { type ChannelRef, workspaceId } from '../domain/channel.ts';
import type { Parcel, ParcelKey } from '../domain/parcel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { HomeWorkspaces } from '../ports/home-workspaces.ts';
import type { Access, ParcelStore } from '../ports/parcel-store.ts';

/** What finding out takes. */
export interface AccessNeeds {
  readonly parcels: Pick<ParcelStore, 'accessOf'>;
  readonly home: HomeWorkspaces;
}

/** Whether a workspace may change these parcels: it brought them in, or nobody did and it is the one at home. */
export async function requireOwn(
  needs: AccessNeeds,
  keys: readonly ParcelKey[],
  channel: ChannelRef,
): Promise<Result<void>> {
  const access = await accessOf(needs, keys, channel);
  return access.every((each) => each === 'own') ? success(undefined) : failure({ code: 'owned-elsewhere' });
}

/** What a channel's workspace has to do with each parcel; what nobody claimed belongs to the one at home. */
export async function accessOf(
  { parcels, home }: AccessNeeds,
  keys: readonly ParcelKey[],
  channel: ChannelRef,
): Promise<readonly Exclude<Access, 'unclaimed'>[]> {
  const workspace = workspaceId(channel);
  const [access, isHome] = await Promise.all([parcels.accessOf(keys, workspace), home.includes(workspace)]);
  return access.map((each) => (each === 'unclaimed' ? (isHome ? 'own' : 'foreign') : each));
}

/** The parcel without what only its owners may read: what people wrote about it. */
export function withoutWords(parcel: Parcel): Parcel {
  const customer = { name: null, email: null, phone: null };
  return { ...parcel, title: null, orderId: null, comment: null, customer };
}
