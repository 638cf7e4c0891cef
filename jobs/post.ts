import { createHash } from 'node:crypto';
import { toChannelRef } from '../src/domain/channel.ts';
import { success } from '../src/domain/result.ts';
import { type AnnounceNeeds, announce } from '../src/notices/announce.ts';
import { defineJob, type JobData, oneFor, UNKEPT } from './define-job.ts';

interface PostData extends JobData {
  /** As in `channelId`. */
  readonly channel: string;
  /** Beside the channel's one job, which waits as long as it is told: it tries now, and leaves long waits to that one. */
  readonly isUrgent?: boolean;
}

/** As long as a platform is left alone that takes no more just now, or is away. */
const LONGEST_URGENT_WAIT_MS = 60_000;

/** Posts what waits for one channel. The outbox is the truth and a job only a wake-up: nothing of it is kept. */
export const post = defineJob({
  name: 'post',
  // Most of their time they wait for a platform.
  concurrency: 100,
  options: ({ channel, isUrgent }: PostData) => ({
    ...(isUrgent ? UNKEPT : oneFor(createHash('sha256').update(channel).digest('hex'))),
    attempts: 8,
    backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  }),
  async run(needs: AnnounceNeeds, data: PostData) {
    const channel = toChannelRef(data.channel);
    if (!channel) return success({});
    const outcome = await announce(needs, channel);
    if (outcome.kind === 'done') return success({});
    if (data.isUrgent && outcome.ms > LONGEST_URGENT_WAIT_MS) return success({});
    return { laterMs: outcome.ms, reason: outcome.reason ?? null };
  },
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    post: typeof post;
  }
}
