import { type SweepNeeds, sweep } from '../src/notices/sweep.ts';
import type { SubscriptionStore } from '../src/ports/subscription-store.ts';
import { defineJob } from './define-job.ts';

type FullPollNeeds = SweepNeeds & { readonly subscriptions: Pick<SubscriptionStore, 'resumeAll'> };

/** Reads every parcel once a day, and tries again the channels that refused posts: access may have returned. */
export const fullPoll = defineJob({
  name: 'full-poll',
  queue: 'poll',
  everyMs: ({ fullSweepEveryMs }) => fullSweepEveryMs,
  async run(needs: FullPollNeeds) {
    await needs.subscriptions.resumeAll();
    return sweep(needs, 'full');
  },
  done: 'polled in full',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    'full-poll': typeof fullPoll;
  }
}
