import { retryWhile } from '../async/retry-while.ts';
import type { Logger } from '../ports/logger.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

/**
 * Does a step of the start again while the store is away: its server changes hands when the run that kept it ends, and
 * is there again in a moment. Rejects as the step does once that took too long.
 */
export function rideOut<T>(step: () => Promise<T>, logger: Logger): Promise<T> {
  const onWait = (error: Error) => logger.warn({ reason: error.message }, 'waiting for Redis to come back');
  return retryWhile((error) => error instanceof StoreUnavailable, step, {
    patienceMs: PATIENCE_MS,
    pauseMs: PAUSE_MS,
    onWait,
  });
}
