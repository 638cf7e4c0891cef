import type { Queues } from './queues.ts';

/** Pushes come in bursts: those of a second are read together. */
const GATHER_MS = 1_000;

/** Has what was pushed read again soon. Asked for often, it is one job; what it misses the next sweep finds. */
export function createWakePushed({ sweep }: Pick<Queues, 'sweep'>): () => Promise<void> {
  return async () => {
    const job = { jobId: 'pushed', delay: GATHER_MS, removeOnComplete: true, removeOnFail: true };
    await sweep.add('pushed', { kind: 'pushed' }, job);
  };
}
