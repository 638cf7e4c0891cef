import { readPushed } from '../src/notices/read-pushed.ts';
import { defineJob, oneFor } from './define-job.ts';

/** Pushes come in bursts: those of a second are read together. */
const GATHER_MS = 1_000;

/** Reads what the service says has moved. What it misses, the next poll finds. */
export const pushed = defineJob({
  name: 'pushed',
  queue: 'poll',
  options: () => ({ ...oneFor('pushed'), delay: GATHER_MS }),
  run: readPushed,
  done: 'pushed parcels read',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    pushed: typeof pushed;
  }
}
