import type { DeclaredJobs, JobData, JobDeclaration } from './define-job.ts';
import { digest } from './digest.ts';
import { forgetParcels } from './forget-parcels.ts';
import { forgetWorkspace } from './forget-workspace.ts';
import { fullPoll } from './full-poll.ts';
import { poll } from './poll.ts';
import { post } from './post.ts';
import { pushed } from './pushed.ts';
import { quota } from './quota.ts';
import { readAgain } from './read-again.ts';
import { routes } from './routes.ts';
import { settleBrought } from './settle-attempts.ts';
import { survey } from './survey.ts';
import { tokens } from './tokens.ts';

/** Every job that declares itself, under its own name. */
export type JobTable = {
  readonly [Name in keyof DeclaredJobs]: DeclaredJobs[Name] extends JobDeclaration<
    string,
    infer Needs,
    infer Data
  >
    ? JobDeclaration<Name, Needs, Data>
    : never;
};

/** Everything the bot does by itself. Queues, workers, schedule, dashboard, metrics and log follow from it. */
export const JOBS: JobTable = {
  poll,
  'full-poll': fullPoll,
  'read-again': readAgain,
  pushed,
  post,
  digest,
  quota,
  routes,
  survey,
  tokens,
  'settle-attempts': settleBrought,
  'forget-parcels': forgetParcels,
  'forget-workspace': forgetWorkspace,
};

export type JobName = keyof JobTable;
export type DataOf<Name extends JobName> = Parameters<JobTable[Name]['run']>[1];

/** What all of them together need. */
export type JobNeeds = {
  [Name in JobName]: (needs: Parameters<JobTable[Name]['run']>[0]) => void;
}[JobName] extends (needs: infer Needs) => void
  ? Needs
  : never;

/** One of them, whichever. */
export type AnyJob = JobDeclaration<JobName, JobNeeds, JobData>;
