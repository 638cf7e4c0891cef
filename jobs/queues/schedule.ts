import type { Intervals } from '../define-job.ts';
import type { OpenQueue, Queues } from './queues.ts';

interface DueJob {
  readonly name: string;
  readonly everyMs: number;
}

/** What is done again and again in a queue. */
export function dueJobs({ jobs }: Pick<OpenQueue, 'jobs'>, intervals: Intervals): readonly DueJob[] {
  return jobs.flatMap((job) => (job.everyMs ? [{ name: job.name, everyMs: job.everyMs(intervals) }] : []));
}

/**
 * Makes sure that all of it is due at these intervals and nothing else is, whatever was scheduled before, and that no
 * more runs at once than may.
 */
export async function scheduleJobs({ all }: Queues, intervals: Intervals): Promise<void> {
  await Promise.all(all.map((each) => scheduleIn(each, intervals)));
}

async function scheduleIn(opened: OpenQueue, intervals: Intervals): Promise<void> {
  const { queue, concurrency } = opened;
  if (concurrency === null) await queue.setGlobalConcurrency(1);
  else await queue.removeGlobalConcurrency();
  const due = dueJobs(opened, intervals);
  for (const { key } of await queue.getJobSchedulers()) {
    if (!due.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
  }
  for (const { name, everyMs } of due) {
    await queue.upsertJobScheduler(name, { every: everyMs }, { name, data: {} });
  }
}
