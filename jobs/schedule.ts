import type { Queues, SweepJob } from './queues.ts';

export interface Schedule {
  /** Between two sweeps for what moved, milliseconds. */
  readonly sweepEveryMs: number;
  /** Between two sweeps over everything, milliseconds. */
  readonly fullSweepEveryMs: number;
}

const HOUR_MS = 60 * 60_000;
const DIGESTS_EVERY_MS = 5 * 60_000;

export interface DueJob {
  readonly name: string;
  readonly everyMs: number;
  readonly kind: SweepJob['kind'];
}

/** Everything that is done again and again. */
export function dueJobs({ sweepEveryMs, fullSweepEveryMs }: Schedule): readonly DueJob[] {
  return [
    { name: 'delta-sweep', everyMs: sweepEveryMs, kind: 'delta' },
    { name: 'full-sweep', everyMs: fullSweepEveryMs, kind: 'full' },
    { name: 'quota-check', everyMs: HOUR_MS, kind: 'quota' },
    { name: 'route-statistics', everyMs: HOUR_MS, kind: 'routes' },
    { name: 'digests', everyMs: DIGESTS_EVERY_MS, kind: 'digest' },
  ];
}

/** Makes sure that all of it is due at these intervals, whatever was scheduled before, and never two at once. */
export async function scheduleSweeps({ sweep }: Queues, schedule: Schedule): Promise<void> {
  await sweep.setGlobalConcurrency(1);
  for (const { name, everyMs, kind } of dueJobs(schedule)) {
    await sweep.upsertJobScheduler(name, { every: everyMs }, { name: kind, data: { kind } });
  }
}
