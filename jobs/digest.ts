import { postDigests } from '../src/notices/digests.ts';
import { defineJob } from './define-job.ts';

/** Posts the summaries of the day that have become due. */
export const digest = defineJob({
  name: 'digest',
  everyMs: () => 5 * 60_000,
  run: postDigests,
  done: 'digests posted',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    digest: typeof digest;
  }
}
