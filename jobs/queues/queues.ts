import { type ConnectionOptions, Queue } from 'bullmq';
import type { JobData } from '../define-job.ts';
import { type AnyJob, type DataOf, JOBS, type JobName } from '../table.ts';

export interface Queues {
  readonly all: readonly OpenQueue[];
  /** The one in which a job travels. */
  of(job: JobName): Queue<JobData>;
  /** Has a job run soon, once with each of the data. Rejects while Redis is away. */
  enqueue<Name extends JobName>(job: Name, data: readonly DataOf<Name>[]): Promise<void>;
  close(): Promise<void>;
}

interface QueueDeclaration {
  readonly name: string;
  /** The jobs that take turns in it. */
  readonly jobs: readonly AnyJob[];
  /** How many may run at once in each process; null for one over all processes. */
  readonly concurrency: number | null;
}

export interface OpenQueue extends QueueDeclaration {
  readonly queue: Queue<JobData>;
}

const DECLARED: readonly AnyJob[] = Object.values(JOBS);

export const QUEUES: readonly QueueDeclaration[] = [...new Set(DECLARED.map(queueOf))].map((name) => {
  const jobs = DECLARED.filter((job) => queueOf(job) === name);
  return { name, jobs, concurrency: jobs.find((job) => job.concurrency)?.concurrency ?? null };
});

/** BullMQ's keys must share a hash tag to work on a Redis Cluster. https://docs.bullmq.io/bull/patterns/redis-cluster */
export function jobPrefix(keyPrefix: string): string {
  return `{${keyPrefix}-jobs}`;
}

/** Of runs that are over, so many can still be seen in the dashboard. */
const KEPT = { removeOnComplete: { count: 100 }, removeOnFail: { count: 100 } };

export function createQueues(connection: ConnectionOptions, keyPrefix: string): Queues {
  const options = { connection, prefix: jobPrefix(keyPrefix), defaultJobOptions: KEPT };
  const all = QUEUES.map((declared) => ({ ...declared, queue: new Queue<JobData>(declared.name, options) }));
  // Whoever adds a job hears of an outage, and the connection reports it; without a listener it would be printed.
  for (const { queue } of all) queue.on('error', () => {});
  const byName = new Map(all.map(({ name, queue }) => [name, queue]));
  const of = (job: JobName) => byName.get(queueOf(JOBS[job])) as Queue<JobData>;
  return {
    all,
    of,
    async enqueue(job, data) {
      const declared: AnyJob = JOBS[job];
      const jobs = data.map((each) => ({ name: job, data: each, opts: declared.options?.(each) ?? {} }));
      await of(job).addBulk(jobs);
    },
    async close() {
      await Promise.all(all.map(({ queue }) => queue.close()));
    },
  };
}

function queueOf({ name, queue = name }: Pick<AnyJob, 'name' | 'queue'>): string {
  return queue;
}
