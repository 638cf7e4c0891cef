import type { Batch } from '../domain/delivery.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Outbox } from '../ports/outbox.ts';

export interface LeaseNeeds {
  readonly outbox: Pick<Outbox, 'renew'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Longer than looking for a post, or making one, can take on any platform, and longer than one whose answer did not come
 * in time may still be under way.
 */
export const LEASE_MS = 45_000;
/** What is older than that was said before this process was stopped, or before Redis was away. */
const FRESH_MS = 5_000;

/** Asked right before anything is shown: whether the claim is still ours, and will be until it has been shown. */
export async function isStillOurs({ outbox, clock, logger }: LeaseNeeds, batch: Batch): Promise<boolean> {
  const isOurs = await renewedJustNow(clock, () => outbox.renew(batch, LEASE_MS));
  if (!isOurs)
    logger.warn({ deliveries: batch.ids }, 'not posted: the claim ran out, and another worker has it');
  return isOurs;
}

/** A process that was stopped cannot know for how long; so an answer counts only if it came at once. */
export async function renewedJustNow(clock: Clock, renew: () => Promise<boolean>): Promise<boolean> {
  for (;;) {
    const asked = clock();
    if (!(await renew())) return false;
    if (Math.abs(clock() - asked) < FRESH_MS) return true;
  }
}
