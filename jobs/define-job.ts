import type { JobsOptions } from 'bullmq';
import type { Result } from '../src/domain/result.ts';
import { isOffered, type OperationName, type ProviderOffer } from '../src/ports/provider-offer.ts';

/**
 * Something the bot does by itself: when a time has passed (`everyMs`), or when it is asked to (`options`). Jobs of one
 * name, or of one `queue`, never run two at once over all processes, unless `concurrency` says otherwise.
 */
export interface JobDeclaration<Name extends string, Needs, Data extends JobData> {
  /** In the dashboard, the metrics and the log. */
  readonly name: Name;
  /** Whose turns it shares; left out, it has a queue of its own. */
  readonly queue?: string;
  /** How many may run at once in each process. */
  readonly concurrency?: number;
  /** What it asks of the tracking service and not every one offers; without it, the job does not run. */
  readonly operations?: readonly OperationName[];
  /** Between two runs, milliseconds. */
  everyMs?(intervals: Intervals): number;
  /** https://docs.bullmq.io/guide/jobs/job-options */
  options?(data: Data): JobsOptions;
  run(needs: Needs, data: Data): Promise<JobOutcome>;
  /** Logged with the report; left out where the run logs for itself what it has done. */
  readonly done?: string;
}

/** Both in milliseconds. */
export interface Intervals {
  readonly sweepEveryMs: number;
  readonly fullSweepEveryMs: number;
}

/** What travels with a job through Redis. */
export interface JobData {
  /** What made it due, for the log; a job that nobody asked for is a request of its own. */
  readonly request?: string | null;
}

/** A problem is expected and passing: the next run takes up where the last complete one ended. */
export type JobOutcome = Result<JobReport> | Later;

/** For the log; rows read and posts made due are counted as well. */
export type JobReport = object & { readonly rows?: number; readonly posts?: number };

/** To be run again after so many milliseconds, with a reason where something went wrong. */
export interface Later {
  readonly laterMs: number;
  readonly reason: string | null;
}

/** Each job adds itself, so that the compiler misses it in the table: `declare module './define-job.ts'`. */
// biome-ignore lint/suspicious/noEmptyInterface: the jobs fill it
export interface DeclaredJobs {}

export function defineJob<const Name extends string, Needs, Data extends JobData = JobData>(
  job: JobDeclaration<Name, Needs, Data>,
): JobDeclaration<Name, Needs, Data> {
  return job;
}

/** Nothing is left of the job when it is over. */
export const UNKEPT: JobsOptions = { removeOnComplete: true, removeOnFail: true };

/** Whether the tracking service offers what the job asks of it. */
export function isPossible(
  { operations = [] }: { readonly operations?: readonly OperationName[] },
  offer: Pick<ProviderOffer, 'operations'>,
): boolean {
  return operations.every((name) => isOffered(offer, name));
}

/** One job for one id, however often it is asked for. What is asked while it runs is done after it. */
export function oneFor(id: string): JobsOptions {
  // https://docs.bullmq.io/guide/jobs/deduplication
  return { ...UNKEPT, deduplication: { id, keepLastIfActive: true } };
}
