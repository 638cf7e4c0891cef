import type { PostOutcome } from '../domain/delivery.ts';
import type { Ending } from '../ports/once-store.ts';

/** Whether what was to be posted once has been dealt with, for good. */
export const ENDINGS: Readonly<Record<PostOutcome['kind'], Ending>> = {
  posted: 'done',
  refused: 'done',
  gone: 'done',
  forbidden: 'done',
  missing: 'done',
  busy: 'not-done',
  unreachable: 'not-done',
  'locked-out': 'not-done',
  uncertain: 'unknown',
};
