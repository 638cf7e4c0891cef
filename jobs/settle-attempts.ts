import { settleAttempts } from '../src/parcels/settle-attempts.ts';
import { defineJob } from './define-job.ts';

/** Finds out whose a parcel is that was added with nobody being told. */
export const settleBrought = defineJob({
  name: 'settle-attempts',
  queue: 'upkeep',
  everyMs: () => 5 * 60_000,
  run: settleAttempts,
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    'settle-attempts': typeof settleBrought;
  }
}
