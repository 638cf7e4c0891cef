import type { ProviderOffer } from '../../src/ports/provider-offer.ts';
import { type Intervals, isPossible } from '../define-job.ts';
import type { OpenQueue, Queues } from './queues.ts';

/** When what is to be done, with what the tracking service offers. */
export interface Schedule extends Intervals, Pick<ProviderOffer, 'operations'> {}

interface DueJob {
  readonly name: string;
  readonly everyMs: number;
}

/** What is done again and again in a queue. */
export function dueJobs({ jobs }: Pick<OpenQueue, 'jobs'>, schedule: Schedule): readonly DueJob[] {
  return jobs
    .filter((job) => isPossible(job, schedule))
    .flatMap((job) => (job.everyMs ? [{ name: job.name, everyMs: job.everyMs(schedule) }] : []));
}

/**
 * Makes sure that all of it is due at these intervals and nothing else is, whatever was scheduled before, and that no
 * more runs at once than may.
 */
export async function scheduleJobs({ all }: Queues, schedule: Schedule): Promise<void> {
  await Promise.all(all.map((each) => scheduleIn(each, schedule)));
}

async function scheduleIn(opened: OpenQueue, schedule: Schedule): Promise<void> {
  const { queue, concurrency } = opened;
  if (concurrency === null) await queue.setGlobalConcurrency(1);
  else await queue.removeGlobalConcurrency();
  const due = dueJobs(opened, schedule);
  for (const { key } of await queue.getJobSchedulers()) {
    if (!due.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
  }
  for (const { name, everyMs } of due) {
    await queue.upsertJobScheduler(name, { every: everyMs }, { name, data: {} });
  }
}
