import type { ByHand } from '../domain/by-hand.ts';
import type { Inline } from '../domain/card.ts';
import { type ChannelRef, workspaceId } from '../domain/channel.ts';

/** `Set by hand by @ann. `; whoever did so in another workspace is not named. */
export function byHandNote(hand: ByHand | null, channel: ChannelRef | null): readonly Inline[] {
  if (!hand) return [];
  const what = hand.set === 'restore' ? 'What was set by hand was taken back' : 'Set by hand';
  const isHere = channel !== null && workspaceId(channel) === hand.workspace;
  return isHere ? [`${what} by `, { user: hand.by }, '. '] : [`${what} in another workspace. `];
}

/** `(set by hand)` behind a status; empty where the courier reports it. */
export function byHandMark(hand: ByHand | null): string {
  if (!hand) return '';
  return hand.set === 'restore' ? ' (as the courier reports it)' : ' (set by hand)';
}
