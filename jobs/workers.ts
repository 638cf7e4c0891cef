import { type ConnectionOptions, DelayedError, type Job, Worker } from 'bullmq';
import { inRequest } from '../src/async/request-context.ts';
import { within } from '../src/async/within.ts';
import { toChannelRef } from '../src/domain/channel.ts';
import { type Result, success } from '../src/domain/result.ts';
import { type AnnounceNeeds, announce } from '../src/notices/announce.ts';
import { type DigestNeeds, postDigests } from '../src/notices/digests.ts';
import { learnRoutes, type RouteNeeds } from '../src/notices/learn-routes.ts';
import { checkQuota, type QuotaNeeds } from '../src/notices/quota.ts';
import { type PushedNeeds, readPushed } from '../src/notices/read-pushed.ts';
import { type SweepNeeds, sweep } from '../src/notices/sweep.ts';
import type { Logger } from '../src/ports/logger.ts';
import type { Metrics } from '../src/ports/metrics.ts';
import { ANNOUNCE_QUEUE, type AnnounceJob, jobPrefix, SWEEP_QUEUE, type SweepJob } from './queues.ts';

export type WorkerNeeds = SweepNeeds &
  AnnounceNeeds &
  QuotaNeeds &
  PushedNeeds &
  DigestNeeds &
  RouteNeeds & { readonly metrics?: Metrics };

export interface WorkerOptions {
  readonly connection: ConnectionOptions;
  readonly keyPrefix: string;
  readonly needs: WorkerNeeds;
  /** How many posts may be under way at once. */
  readonly concurrency: number;
}

export interface Workers {
  /** Finishes what is under way, within the given time. */
  stop(patienceMs: number): Promise<void>;
}

/** How many posts may be under way at once: most of their time they wait for a platform. */
export const POSTS_AT_ONCE = 100;

/** While pushes arrive, asking is only a safety net; silent for longer than that, they count as gone. */
const ALIVE_MS = 60 * 60_000;

const DONE: Readonly<Record<SweepJob['kind'], string>> = {
  delta: 'sweep done',
  full: 'sweep done',
  pushed: 'sweep done',
  quota: 'quota checked',
  digest: 'digests posted',
  routes: 'route statistics learned',
};

async function carryOut(needs: WorkerNeeds, kind: SweepJob['kind']) {
  if (kind === 'quota') return checkQuota(needs);
  if (kind === 'pushed') return readPushed(needs);
  if (kind === 'digest') return postDigests(needs);
  if (kind === 'routes') return learnRoutes(needs);
  // Once a day access may have returned to a channel that refused posts.
  if (kind === 'full') await needs.subscriptions.resumeAll();
  if (kind === 'delta' && (await canRest(needs))) return success({ requests: 0, rested: true });
  return sweep(needs, kind);
}

/** Nothing that moved can be missed for longer than an hour. */
async function canRest({ inbox, cursor, clock }: WorkerNeeds): Promise<boolean> {
  const [pushedAt, sweptTo] = [await inbox.lastPushAt(), await cursor.read()];
  const recent = (at: number | null) => at !== null && clock() - at < ALIVE_MS;
  return recent(pushedAt) && recent(sweptTo);
}

/** The one place on the jobs' side where a failure becomes an outcome: done, later, again, or a line in the log. */
export function startWorkers({ connection, keyPrefix, needs, concurrency }: WorkerOptions): Workers {
  const { logger } = needs;
  const options = { connection, prefix: jobPrefix(keyPrefix) };

  const sweeps = new Worker<SweepJob>(
    SWEEP_QUEUE,
    ({ data, id }) =>
      inRequest(`${SWEEP_QUEUE}-${id}`, async () => {
        const started = needs.clock();
        const report = await carryOut(needs, data.kind);
        measure(needs, data.kind, report, (needs.clock() - started) / 1000);
        if (report.ok) logger.info({ kind: data.kind, ...report.value }, DONE[data.kind]);
        // Expected and passing: the next sweep takes up where the last complete one ended.
        else logger.warn({ kind: data.kind, problem: report.problem }, 'not possible now');
      }),
    options,
  );

  const announcements = new Worker<AnnounceJob>(
    ANNOUNCE_QUEUE,
    async (job, token) => {
      const channel = toChannelRef(job.data.channel);
      if (!channel) return;
      const { request } = job.data;
      const outcome = await inRequest(request ?? `${ANNOUNCE_QUEUE}-${job.id}`, () =>
        announce(needs, channel),
      );
      if (outcome.kind === 'done') return;
      if (outcome.reason) logger.warn({ channel, reason: outcome.reason }, 'not posted yet');
      await job.moveToDelayed(Date.now() + outcome.ms, token);
      throw new DelayedError();
    },
    { ...options, concurrency },
  );

  for (const worker of [sweeps, announcements]) report(worker, logger);
  return {
    async stop(patienceMs) {
      await Promise.all([sweeps, announcements].map((worker) => closeWithin(worker, patienceMs)));
    },
  };
}

function measure(
  { metrics }: WorkerNeeds,
  kind: SweepJob['kind'],
  report: Result<object>,
  seconds: number,
): void {
  const {
    rows = 0,
    posts = 0,
    remaining = null,
  } = (report.ok ? report.value : {}) as {
    rows?: number;
    posts?: number;
    remaining?: number | null;
  };
  metrics?.sweepDone(kind, report.ok ? 'ok' : 'failed', { rows, changes: posts }, seconds);
  if (remaining !== null) metrics?.quotaLeft(remaining);
}

function report(worker: Worker, logger: Logger): void {
  worker.on('failed', (job: Job | undefined, error: Error) => {
    logger.warn({ queue: worker.name, attempt: job?.attemptsMade, err: error }, 'job failed');
  });
  // Without a listener BullMQ would end the process; the connection itself reports outages.
  worker.on('error', (error: Error) => logger.debug({ queue: worker.name, reason: error.message }, 'worker'));
}

/** `close` has no limit of its own and can hang while Redis is away. https://github.com/taskforcesh/bullmq/issues/2430 */
function closeWithin(worker: Worker, patienceMs: number): Promise<void> {
  return within(patienceMs, worker.close()).catch(() => worker.close(true));
}
