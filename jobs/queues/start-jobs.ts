import { removeFormerQueues } from './former-queues.ts';
import type { Queues } from './queues.ts';
import { type Schedule, scheduleJobs } from './schedule.ts';
import { watchSchedule } from './watch-schedule.ts';
import { startWorkers, type WorkerOptions, type Workers } from './workers.ts';

/** Schedules every job and works them off, in as many processes as do this. */
export async function startJobs(
  queues: Queues,
  schedule: Schedule,
  options: WorkerOptions,
): Promise<Workers> {
  const { connection, keyPrefix, needs } = options;
  await removeFormerQueues(connection, keyPrefix, needs.logger);
  await scheduleJobs(queues, schedule);
  const workers = startWorkers(options);
  const unwatch = watchSchedule(queues, schedule, needs.logger);
  return {
    async stop(patienceMs) {
      unwatch();
      await workers.stop(patienceMs);
    },
  };
}
