import type { Logger } from '../src/ports/logger.ts';
import type { Queues } from './queues.ts';
import { dueJobs, type Schedule, scheduleSweeps } from './schedule.ts';

/** Looks so often within one interval, so that a lost run is made up for within it. */
const LOOKS_PER_INTERVAL = 3;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Sees to it that every scheduled job has a next run. Schedulers have been seen to stop for good: when many processes
 * set them up at once, or when Redis lost the job that should have made the next one.
 * https://github.com/taskforcesh/bullmq/issues/3085
 */
export async function healSchedule(
  queues: Queues,
  schedule: Schedule,
  now: number,
): Promise<readonly string[]> {
  const schedulers = await queues.sweep.getJobSchedulers();
  const broken = dueJobs(schedule).flatMap(({ name, everyMs }) => {
    const scheduler = schedulers.find(({ key }) => key === name);
    // A run may wait its turn behind another one, but not for a whole interval.
    const isAlive = scheduler?.next !== undefined && scheduler.next + everyMs > now;
    return isAlive ? [] : [name];
  });
  if (broken.length > 0) await scheduleSweeps(queues, schedule);
  return broken;
}

/** Does so again and again. Resolves to what ends it. */
export function watchSchedule(queues: Queues, schedule: Schedule, logger: Logger): () => void {
  const pause = Math.min(LONGEST_PAUSE_MS, schedule.sweepEveryMs / LOOKS_PER_INTERVAL);
  const timer = setInterval(async () => {
    try {
      const broken = await healSchedule(queues, schedule, Date.now());
      if (broken.length > 0) logger.warn({ broken }, 'scheduled jobs had no next run: scheduled anew');
    } catch (error) {
      // Redis is away: the next look will find it again.
      logger.debug({ err: error }, 'the schedule could not be looked at');
    }
  }, pause);
  timer.unref();
  return () => clearInterval(timer);
}
