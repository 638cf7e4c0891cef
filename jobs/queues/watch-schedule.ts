import type { Logger } from '../../src/ports/logger.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import { type OpenQueue, QUEUES, type Queues } from './queues.ts';
import { dueJobs, type Schedule, scheduleJobs } from './schedule.ts';

/** Looks so often within one interval, so that a lost run is made up for within it. */
const LOOKS_PER_INTERVAL = 3;
const LONGEST_PAUSE_MS = 60_000;

/** Unix milliseconds: by this process, and by the Redis that all share. */
export interface Clocks {
  readonly own: number;
  readonly shared: number;
}

/** The next runs that were seen at former looks, by job: when it is due, and by the shared clock since when. */
export type SeenRuns = Map<string, { readonly next: number; readonly since: number }>;

/** Whoever differs more does not judge what others have scheduled. */
const MOST_SKEW_MS = 5_000;

/**
 * Sees to it that every scheduled job has a next run; resolves to the names of those that had none. Schedulers have
 * been seen to stop for good: when many processes set them up at once, or when Redis lost the job that should have
 * made the next one. https://github.com/taskforcesh/bullmq/issues/3085
 * BullMQ schedules by the clock of the process: one that is hours ahead leaves a next run that is hours away. As long as
 * that process runs, it also does what is due; so only a run that nobody moves for an interval is taken back.
 */
export async function healSchedule(
  queues: Queues,
  schedule: Schedule,
  clocks: Clocks,
  seen: SeenRuns,
): Promise<readonly string[]> {
  const looks = queues.all.map((each) => brokenIn(each, schedule, clocks, seen));
  const broken = (await Promise.all(looks)).flat();
  if (broken.length > 0) await scheduleJobs(queues, schedule);
  return broken;
}

async function brokenIn(
  opened: OpenQueue,
  schedule: Schedule,
  { own, shared }: Clocks,
  seen: SeenRuns,
): Promise<readonly string[]> {
  const due = dueJobs(opened, schedule);
  if (due.length === 0) return [];
  const schedulers = await opened.queue.getJobSchedulers();
  const isTold = Math.abs(own - shared) <= MOST_SKEW_MS;
  const broken = due.flatMap(({ name, everyMs }) => {
    const { next } = schedulers.find(({ key }) => key === name) ?? {};
    if (next === undefined) return [{ name, isFarAway: false }];
    // A run may wait its turn behind another one, but not for a whole interval.
    const isOverdue = next + everyMs <= shared;
    const { since } = noteRun(seen, name, next, shared);
    const isFarAway = isTold && next > shared + everyMs + MOST_SKEW_MS && since + everyMs <= shared;
    return isOverdue || isFarAway ? [{ name, isFarAway }] : [];
  });
  // Scheduled again, it would keep the run that is far away.
  for (const { name, isFarAway } of broken) if (isFarAway) await opened.queue.removeJobScheduler(name);
  return broken.map(({ name }) => name);
}

function noteRun(seen: SeenRuns, name: string, next: number, shared: number) {
  const before = seen.get(name);
  const run = before?.next === next ? before : { next, since: shared };
  seen.set(name, run);
  return run;
}

/** Does so again and again. Resolves to what ends it. */
export function watchSchedule(
  queues: Queues,
  schedule: Schedule,
  { outbox, logger }: { readonly outbox: Pick<Outbox, 'now'>; readonly logger: Logger },
): () => void {
  const shortestMs = Math.min(
    ...QUEUES.flatMap((each) => dueJobs(each, schedule)).map(({ everyMs }) => everyMs),
  );
  const pause = Math.min(LONGEST_PAUSE_MS, shortestMs / LOOKS_PER_INTERVAL);
  const seen: SeenRuns = new Map();
  const timer = setInterval(async () => {
    try {
      const clocks = { shared: await outbox.now(), own: Date.now() };
      const broken = await healSchedule(queues, schedule, clocks, seen);
      if (broken.length > 0) logger.warn({ broken }, 'scheduled jobs had no next run: scheduled anew');
    } catch (error) {
      // Redis is away: the next look will find it again.
      logger.debug({ err: error }, 'the schedule could not be looked at');
    }
  }, pause);
  timer.unref();
  return () => clearInterval(timer);
}
