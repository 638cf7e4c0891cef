import type { Card } from '../domain/card.ts';
import type { Batch, PostOutcome } from '../domain/delivery.ts';
import type { Below, Notifier } from '../ports/notifier.ts';

/** What is to become of a post that an earlier attempt may have made. */
export type LookedUp =
  /** It is not there: make it. */
  | { readonly kind: 'make' }
  /** It is there, or can neither be there nor be made. */
  | Extract<PostOutcome, { readonly kind: 'posted' | 'gone' | 'forbidden' | 'locked-out' | 'uncertain' }>
  /** It is not to be seen yet. */
  | { readonly kind: 'not-there-yet' }
  /** Nobody can tell, now or later. */
  | { readonly kind: 'unseen'; readonly reason: string };

/** As long as the platform does not answer it is asked again; whatever waits behind must not wait longer than that. */
const LONGEST_SEARCH_MS = 10 * 60_000;

/** Looks for it. Where it cannot be seen, only a repeat that the platform knows for one is made. */
export async function lookUp(
  notifier: Notifier,
  { channel, since, claimedAt, mayLandMs }: Batch,
  card: Card,
  id: string,
  below: Below | null,
): Promise<LookedUp> {
  const found = await notifier.find(channel, card, id, since, below);
  const age = claimedAt - since;
  switch (found.kind) {
    case 'found':
      return { kind: 'posted', messageId: found.messageId };
    case 'absent':
      return { kind: mayLandMs > 0 ? 'not-there-yet' : 'make' };
    case 'unknown':
      if (age < LONGEST_SEARCH_MS)
        return { kind: 'uncertain', reason: `not known whether it was posted: ${found.reason}` };
      return { kind: 'unseen', reason: found.reason };
    case 'hidden':
      return age < notifier.repeatableMs ? { kind: 'make' } : { kind: 'unseen', reason: found.reason };
    default:
      return found;
  }
}
