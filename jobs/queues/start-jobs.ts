import { retryWhile } from '../../src/async/retry-while.ts';
import { removeFormerQueues } from './former-queues.ts';
import type { Queues } from './queues.ts';
import { type Schedule, scheduleJobs } from './schedule.ts';
import { watchSchedule } from './watch-schedule.ts';
import { startWorkers, type WorkerOptions, type Workers } from './workers.ts';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

/** Schedules every job and works them off, in as many processes as do this. */
export async function startJobs(
  queues: Queues,
  schedule: Schedule,
  options: WorkerOptions,
): Promise<Workers> {
  const { connection, keyPrefix, needs } = options;
  await removeFormerQueues(connection, keyPrefix, needs.logger);
  // Redis may be changing hands; on these connections that has no type of its own.
  await retryWhile(
    () => true,
    () => scheduleJobs(queues, schedule),
    {
      patienceMs: PATIENCE_MS,
      pauseMs: PAUSE_MS,
      onWait: (error) => needs.logger.warn({ err: error }, 'the jobs could not be scheduled yet'),
    },
  );
  const workers = startWorkers(options);
  const unwatch = watchSchedule(queues, schedule, needs);
  return {
    async stop(patienceMs) {
      unwatch();
      await workers.stop(patienceMs);
    },
  };
}
