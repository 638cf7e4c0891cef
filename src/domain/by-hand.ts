import { type ChannelRef, workspaceId } from './channel.ts';
import type { Status } from './status.ts';

/** A status that somebody set through the bot, whatever the courier says, or took back. */
export interface ByHand {
  readonly set: 'delivered' | 'exception' | 'restore';
  /** The platform's id of the person, and as in {@link workspaceId} where. */
  readonly by: string;
  readonly workspace: string;
  /** Unix milliseconds. */
  readonly at: number;
}

/** A status comes back with the next look at the parcel: what happens later is the courier's. */
const RESTORED_WITHIN_MS = 6 * 60 * 60_000;

export function setByHand(
  set: ByHand['set'],
  { channel, user }: { readonly channel: ChannelRef; readonly user: string },
  at: number,
): ByHand {
  return { set, by: user, workspace: workspaceId(channel), at };
}

/** Who set the status that a parcel has; null where the courier reports it. */
export function handOn(hand: ByHand | null, status: Status): ByHand | null {
  return hand?.set === status ? hand : null;
}

/** Who moved a parcel from one status to another; null where the courier reports it. `now` is in Unix milliseconds. */
export function handBehind(hand: ByHand | null, from: Status, to: Status, now: number): ByHand | null {
  if (hand === null || from === to) return null;
  if (hand.set !== 'restore') return hand.set === to ? hand : null;
  return now - hand.at < RESTORED_WITHIN_MS ? hand : null;
}

/** Whether what somebody did is over, once a parcel has moved from one status to another. */
export function endsHand(hand: ByHand | null, from: Status, to: Status): boolean {
  return hand !== null && from !== to && (hand.set === 'restore' || hand.set === from);
}
