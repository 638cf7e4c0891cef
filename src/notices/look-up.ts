import type { Card } from '../domain/card.ts';
import type { Batch, PostOutcome, Sighting } from '../domain/delivery.ts';
import type { Notifier } from '../ports/notifier.ts';

/** What is to become of a post that an earlier attempt may have made. */
export type LookedUp =
  /** It is not there: make it. `seen` is what else was found, in the order in which it was posted. */
  | { readonly kind: 'make'; readonly seen: readonly Sighting[] }
  /** It is there, or can neither be there nor be made; or it is to be looked for again. */
  | Exclude<PostOutcome, { readonly kind: 'refused' | 'missing' }>
  /** It is not to be seen yet. */
  | { readonly kind: 'not-there-yet' }
  /** Nobody can tell, now or later. */
  | { readonly kind: 'unseen'; readonly reason: string };

/** A message that is to be posted. */
export interface Sought {
  readonly card: Card;
  readonly id: string;
  /** The messages in whose threads it may be. */
  readonly threads: readonly string[];
  /** What would show that some of it was told otherwise. */
  readonly clues: readonly string[];
}

/** As long as the platform does not answer it is asked again; whatever waits behind must not wait longer than that. */
const LONGEST_SEARCH_MS = 10 * 60_000;
const MAKE: LookedUp = { kind: 'make', seen: [] };

/** Looks for it, where there is reason to. */
export async function lookUp(
  notifier: Notifier,
  batch: Batch,
  { card, id, threads, clues }: Sought,
): Promise<LookedUp> {
  const { channel, since, doubtedSince, mayLandMs } = batch;
  if (!batch.mayBePosted && doubtedSince === null) return MAKE;
  const earliest = Math.min(since, doubtedSince ?? since);
  const others = doubtedSince === null ? [] : clues;
  const found = await notifier.find(channel, card, id, earliest, threads, others);
  switch (found.kind) {
    case 'found':
      return { kind: 'posted', messageId: found.messageId };
    case 'absent':
      return mayLandMs > 0 ? { kind: 'not-there-yet' } : { kind: 'make', seen: found.seen ?? [] };
    case 'unknown':
    case 'hidden':
      return unseen(notifier, batch, found);
    default:
      return found;
  }
}

/**
 * An attempt whose answer was lost is made again only where the platform knows the repeat for one. That one was made at
 * all, and forgotten by the outbox, is far less likely than that not, so it must not keep the news from the channel.
 */
function unseen(
  { repeatableMs }: Notifier,
  { since, claimedAt, mayBePosted }: Batch,
  { kind, reason }: { readonly kind: 'unknown' | 'hidden'; readonly reason: string },
): LookedUp {
  const age = claimedAt - since;
  if (kind === 'unknown' && age < LONGEST_SEARCH_MS) {
    const why = `not known whether it was posted: ${reason}`;
    return { kind: mayBePosted ? 'uncertain' : 'unreachable', reason: why };
  }
  const isHarmless = !mayBePosted || (kind === 'hidden' && age < repeatableMs);
  return isHarmless ? MAKE : { kind: 'unseen', reason };
}
