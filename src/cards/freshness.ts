import type { Inline } from '../domain/card.ts';
import { inTime } from './wording.ts';

/** How fresh the news is, and when the courier may be asked again: in so many milliseconds, or 0 for now. */
export function freshness(checkedAt: number | null, refreshWaitMs: number): readonly Inline[] {
  const refresh =
    refreshWaitMs > 0
      ? ` A refresh is possible again ${inTime(refreshWaitMs)}.`
      : ' A refresh is possible now.';
  if (checkedAt === null) return [`The courier has not been asked yet.${refresh}`];
  return ['Courier last asked ', { instant: checkedAt }, `.${refresh}`];
}
