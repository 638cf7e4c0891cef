import type { Queues } from './queues.ts';

export interface QueueLevel {
  readonly queue: string;
  readonly state: string;
  readonly jobs: number;
}

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** How many jobs there are in each queue and state. */
export async function queueLevels({ sweep, announce }: Queues): Promise<readonly QueueLevel[]> {
  const counted = await Promise.all(
    [sweep, announce].map(async (queue) => {
      const counts = await queue.getJobCounts(...STATES);
      return STATES.map((state) => ({ queue: queue.name, state, jobs: counts[state] ?? 0 }));
    }),
  );
  return counted.flat();
}
