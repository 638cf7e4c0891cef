import type { Inline } from '../domain/card.ts';
import { inTime } from './wording.ts';

/**
 * How fresh the news is, and when the courier may be asked again: in so many milliseconds, 0 for now, or null where
 * nobody can have it asked.
 */
export function freshness(checkedAt: number | null, refreshWaitMs: number | null): readonly Inline[] {
  const refresh = refreshWaitMs === null ? '' : refreshText(refreshWaitMs);
  if (checkedAt === null) return [`The courier has not been asked yet.${refresh}`];
  return ['Courier last asked ', { instant: checkedAt }, `.${refresh}`];
}

function refreshText(waitMs: number): string {
  return waitMs > 0 ? ` A refresh is possible again ${inTime(waitMs)}.` : ' A refresh is possible now.';
}
