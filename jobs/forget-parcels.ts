import { forgetUnheard } from '../src/notices/forget-unheard.ts';
import { defineJob } from './define-job.ts';

/** Forgets what no channel hears of any more. */
export const forgetParcels = defineJob({
  name: 'forget-parcels',
  queue: 'upkeep',
  everyMs: () => 24 * 60 * 60_000,
  run: forgetUnheard,
  done: 'what nobody hears of was forgotten',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    'forget-parcels': typeof forgetParcels;
  }
}
