import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Means } from './reply.ts';

const BETWEEN_MS = 3_000;

/** Shows no more than people can follow, and fails nothing that goes well otherwise. */
export function atIntervals(
  show: Means['progress'],
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Means['progress'] {
  let last = Number.NEGATIVE_INFINITY;
  return async (card) => {
    const now = clock();
    if (now - last < BETWEEN_MS) return;
    last = now;
    try {
      await show(card);
    } catch (error) {
      logger.warn({ err: error }, 'progress could not be shown');
    }
  };
}
