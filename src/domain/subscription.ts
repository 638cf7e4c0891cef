import type { ByHand } from './by-hand.ts';
import type { ChannelRef } from './channel.ts';
import type { ParcelKey } from './parcel.ts';
import type { Status } from './status.ts';
import type { Mute, Wishes } from './wishes.ts';

/** A channel's wish to hear of a parcel. */
export interface Subscription {
  readonly channel: ChannelRef;
  readonly parcel: ParcelKey;
  /** The name this channel gave the parcel; it wins over the one stored with the service. */
  readonly title: string | null;
  /** The platform's id of the person who asked. */
  readonly by: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** Where they differ from the channel's own. */
  readonly wishes?: Partial<Wishes>;
  readonly mute?: Mute | null;
  /** Somebody in another channel wanted it; whoever is here may end it. */
  readonly fromElsewhere?: boolean;
}

/** A channel's wish to hear of every parcel of its workspace that a query means. */
export interface QuerySubscription {
  readonly channel: ChannelRef;
  /** As it was typed. */
  readonly query: string;
  readonly by: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly wishes: Partial<Wishes>;
  readonly fromElsewhere?: boolean;
}

/** A line of a channel's list: what the channel follows and what is known of it without asking anyone. */
export interface FollowedParcel {
  readonly subscription: Subscription;
  /** The name this channel may see. */
  readonly title: string | null;
  readonly status: Status;
  readonly detail: string | null;
  /** Newest event, or null when there is none yet. */
  readonly latest: { readonly text: string; readonly place: string | null; readonly at: string } | null;
  /** When the provider last asked the courier, Unix milliseconds. */
  readonly checkedAt: number | null;
  /** When it was first seen delivered, Unix milliseconds. */
  readonly deliveredAt: number | null;
  /** When it was found to be gone from the tracking account, Unix milliseconds; null while it is there. */
  readonly goneSince: number | null;
  /** Who set its status, where it is not the courier who says so. */
  readonly hand?: ByHand | null;
}
