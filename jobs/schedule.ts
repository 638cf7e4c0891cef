import type { Queues, SweepJob } from './queues.ts';

export interface Schedule {
  /** Between two sweeps for what moved, milliseconds. */
  readonly sweepEveryMs: number;
  /** Between two sweeps over everything, milliseconds. */
  readonly fullSweepEveryMs: number;
}

const HOUR_MS = 60 * 60_000;
const DIGESTS_EVERY_MS = 5 * 60_000;

/** Makes sure that sweeps are due at these intervals, whatever was scheduled before, and never two at once. */
export async function scheduleSweeps({ sweep }: Queues, schedule: Schedule): Promise<void> {
  await sweep.setGlobalConcurrency(1);
  const due: readonly (readonly [name: string, everyMs: number, kind: SweepJob['kind']])[] = [
    ['delta-sweep', schedule.sweepEveryMs, 'delta'],
    ['full-sweep', schedule.fullSweepEveryMs, 'full'],
    ['quota-check', HOUR_MS, 'quota'],
    ['route-statistics', HOUR_MS, 'routes'],
    ['digests', DIGESTS_EVERY_MS, 'digest'],
  ];
  for (const [name, every, kind] of due) {
    await sweep.upsertJobScheduler(name, { every }, { name: kind, data: { kind } });
  }
}
