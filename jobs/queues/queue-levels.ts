import type { Queues } from './queues.ts';

export interface QueueLevel {
  readonly queue: string;
  readonly state: string;
  readonly jobs: number;
}

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** How many jobs there are in each queue and state. */
export async function queueLevels({ all }: Queues): Promise<readonly QueueLevel[]> {
  const counted = await Promise.all(
    all.map(async ({ name, queue }) => {
      const counts = await queue.getJobCounts(...STATES);
      return STATES.map((state) => ({ queue: name, state, jobs: counts[state] ?? 0 }));
    }),
  );
  return counted.flat();
}
