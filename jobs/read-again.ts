import { success } from '../src/domain/result.ts';
import { type SweepNeeds, sweep } from '../src/notices/sweep.ts';
import { defineJob, oneFor } from './define-job.ts';

/** Reads everything as soon as Redis may have forgotten something: until then, news that waits is held back. */
export const readAgain = defineJob({
  name: 'read-again',
  queue: 'poll',
  everyMs: () => 20_000,
  options: () => oneFor('read-again'),
  async run(needs: SweepNeeds) {
    const { isOpen } = await needs.outbox.doubt();
    return isOpen ? sweep(needs, 'full') : success({ requests: 0 });
  },
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    'read-again': typeof readAgain;
  }
}
