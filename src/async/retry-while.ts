import pRetry from 'p-retry';

export interface RetryWhile {
  /** Milliseconds, in all; and between two tries. */
  readonly patienceMs: number;
  readonly pauseMs: number;
  /** Called once, before the first pause. */
  readonly onWait: (error: Error) => void;
}

/** Tries again while it fails in a way that passes; rejects as the last try does. */
export function retryWhile<T>(
  passes: (error: Error) => boolean,
  step: () => Promise<T>,
  { patienceMs, pauseMs, onWait }: RetryWhile,
): Promise<T> {
  return pRetry(step, {
    retries: Math.ceil(patienceMs / pauseMs),
    factor: 1,
    minTimeout: pauseMs,
    maxRetryTime: patienceMs,
    shouldRetry: ({ error }) => passes(error),
    onFailedAttempt: ({ error, attemptNumber }) => {
      if (attemptNumber === 1 && passes(error)) onWait(error);
    },
  });
}
