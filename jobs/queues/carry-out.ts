import { DelayedError, type Job } from 'bullmq';
import { inRequest } from '../../src/async/request-context.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Metrics } from '../../src/ports/metrics.ts';
import type { ProviderOffer } from '../../src/ports/provider-offer.ts';
import type { ProvidedApi } from '../../src/ports/tracking-provider.ts';
import { isPossible, type JobData, type JobOutcome, type JobReport } from '../define-job.ts';
import { type AnyJob, JOBS, type JobNeeds } from '../table.ts';

/** The service may lack what not every one offers: a job that cannot do without is not run. */
export type WorkerNeeds = Omit<JobNeeds, 'api'> & {
  readonly api: Pick<ProvidedApi, 'list'> & Partial<JobNeeds['api']>;
  readonly offer: Pick<ProviderOffer, 'operations'>;
  readonly metrics?: Pick<Metrics, 'jobDone'>;
  readonly clock: Clock;
  readonly logger: Logger;
};

const DECLARED: ReadonlyMap<string, AnyJob> = new Map(Object.entries(JOBS));

/**
 * The one place on the jobs' side where a failure becomes an outcome: done, later, again, or a line in the log. What
 * it throws is for BullMQ, which tries the job again if its options say so.
 */
export async function carryOut(needs: WorkerNeeds, job: Job<JobData>, token: string | undefined) {
  const declared = DECLARED.get(job.name);
  // Left behind by another release; whatever has to be done, a job that is there now does.
  if (!declared || !isPossible(declared, needs.offer))
    return needs.logger.warn({ job: job.name }, 'no such job: dropped');
  const { request, ...data } = job.data;
  await inRequest(request ?? `${job.name}-${job.id}`, async () => {
    const outcome = await measured(needs, declared, job.data);
    if ('laterMs' in outcome) {
      const { laterMs, reason } = outcome;
      if (reason !== null) needs.logger.warn({ job: job.name, ...data, reason }, 'not done yet');
      await job.moveToDelayed(Date.now() + laterMs, token);
      throw new DelayedError();
    }
    if (!outcome.ok) needs.logger.warn({ job: job.name, problem: outcome.problem }, 'not possible now');
    else if (declared.done) needs.logger.info({ job: job.name, ...outcome.value }, declared.done);
  });
}

async function measured(needs: WorkerNeeds, job: AnyJob, data: JobData): Promise<JobOutcome> {
  const started = needs.clock();
  const count = (outcome: string, { rows = 0, posts = 0 }: JobReport = {}) =>
    needs.metrics?.jobDone(job.name, outcome, { rows, posts }, (needs.clock() - started) / 1_000);
  try {
    const outcome = await job.run(needs as JobNeeds, data);
    if ('laterMs' in outcome) count('later');
    else if (outcome.ok) count('ok', outcome.value);
    else count(outcome.problem.code);
    return outcome;
  } catch (error) {
    count('error');
    throw error;
  }
}
