import { checkQuota } from '../src/notices/quota.ts';
import { defineJob } from './define-job.ts';

/** Warns before no more parcels can be added. */
export const quota = defineJob({
  name: 'quota',
  operations: ['account'],
  everyMs: () => 60 * 60_000,
  run: checkQuota,
  done: 'quota checked',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    quota: typeof quota;
  }
}
