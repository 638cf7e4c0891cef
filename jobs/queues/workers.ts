import { type ConnectionOptions, type Job, Worker } from 'bullmq';
import { within } from '../../src/async/within.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { JobData } from '../define-job.ts';
import { carryOut, type WorkerNeeds } from './carry-out.ts';
import { jobPrefix, QUEUES } from './queues.ts';

export interface WorkerOptions {
  readonly connection: ConnectionOptions;
  readonly keyPrefix: string;
  /** Given to the connections on which the workers wait. */
  readonly workerName?: string;
  readonly needs: WorkerNeeds;
}

export interface Workers {
  /** Finishes what is under way, within the given time. */
  stop(patienceMs: number): Promise<void>;
}

/** One for each queue. */
export function startWorkers({ connection, keyPrefix, workerName, needs }: WorkerOptions): Workers {
  const prefix = jobPrefix(keyPrefix);
  const workers = QUEUES.map(({ name, concurrency }) => {
    const named = workerName === undefined ? {} : { name: workerName };
    const options = { connection, prefix, concurrency: concurrency ?? 1, ...named };
    return new Worker<JobData>(name, (job, token) => carryOut(needs, job, token), options);
  });
  for (const worker of workers) report(worker, needs.logger);
  return {
    async stop(patienceMs) {
      await Promise.all(workers.map((worker) => closeWithin(worker, patienceMs, needs.logger)));
    },
  };
}

function report(worker: Worker<JobData>, logger: Logger): void {
  worker.on('failed', (job: Job<JobData> | undefined, error: Error) => {
    const [queue, attempt] = [worker.name, job?.attemptsMade];
    logger.warn({ queue, job: job?.name, attempt, err: error }, 'job failed');
  });
  // Without a listener BullMQ would end the process; the connection itself reports outages.
  worker.on('error', (error: Error) => logger.debug({ queue: worker.name, reason: error.message }, 'worker'));
}

/**
 * `close` waits for what is under way and cannot be hurried once it was called; while Redis is away it hangs
 * (https://github.com/taskforcesh/bullmq/issues/2430). What is given up another process takes up, or the next start.
 */
function closeWithin(worker: Worker<JobData>, patienceMs: number, logger: Logger): Promise<void> {
  return within(patienceMs, worker.close()).catch((error) =>
    logger.warn({ queue: worker.name, err: error }, 'a job was not finished in time'),
  );
}
