import type { Queues } from './queues.ts';

export interface Schedule {
  /** Between two sweeps for what moved, milliseconds. */
  readonly sweepEveryMs: number;
  /** Between two sweeps over everything, milliseconds. */
  readonly fullSweepEveryMs: number;
}

const QUOTA_EVERY_MS = 60 * 60_000;

/** Makes sure that sweeps are due at these intervals, whatever was scheduled before, and never two at once. */
export async function scheduleSweeps({ sweep }: Queues, schedule: Schedule): Promise<void> {
  await sweep.setGlobalConcurrency(1);
  await sweep.upsertJobScheduler(
    'delta-sweep',
    { every: schedule.sweepEveryMs },
    { name: 'delta', data: { kind: 'delta' } },
  );
  await sweep.upsertJobScheduler(
    'full-sweep',
    { every: schedule.fullSweepEveryMs },
    { name: 'full', data: { kind: 'full' } },
  );
  await sweep.upsertJobScheduler(
    'quota-check',
    { every: QUOTA_EVERY_MS },
    { name: 'quota', data: { kind: 'quota' } },
  );
}
