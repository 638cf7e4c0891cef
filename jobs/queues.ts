import { createHash } from 'node:crypto';
import { type ConnectionOptions, Queue } from 'bullmq';

export const SWEEP_QUEUE = 'sweep';
export const ANNOUNCE_QUEUE = 'announce';

export interface SweepJob {
  readonly kind: 'delta' | 'full' | 'quota' | 'pushed' | 'digest' | 'routes';
}

export interface AnnounceJob {
  /** As in `channelId`. */
  readonly channel: string;
  /** What made the posts due. */
  readonly request: string | null;
}

export interface Queues {
  readonly sweep: Queue<SweepJob>;
  readonly announce: Queue<AnnounceJob>;
}

/** BullMQ's keys must share a hash tag to work on a Redis Cluster. https://docs.bullmq.io/bull/patterns/redis-cluster */
export function jobPrefix(keyPrefix: string): string {
  return `{${keyPrefix}-jobs}`;
}

export function createQueues(connection: ConnectionOptions, keyPrefix: string): Queues {
  const options = { connection, prefix: jobPrefix(keyPrefix) };
  const queues = {
    sweep: new Queue<SweepJob>(SWEEP_QUEUE, {
      ...options,
      defaultJobOptions: { removeOnComplete: { count: 100 }, removeOnFail: { count: 100 } },
    }),
    // The outbox is the truth and a job only a wake-up: nothing of it needs to be kept.
    announce: new Queue<AnnounceJob>(ANNOUNCE_QUEUE, {
      ...options,
      defaultJobOptions: {
        attempts: 8,
        backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
        removeOnComplete: true,
        removeOnFail: true,
      },
    }),
  };
  // Whoever adds a job hears of an outage, and the connection reports it; without a listener it would be printed.
  for (const queue of [queues.sweep, queues.announce]) queue.on('error', () => {});
  return queues;
}

/**
 * One job for one channel, however often it is asked for. What is asked while the job runs is done after it.
 * https://docs.bullmq.io/guide/jobs/deduplication
 */
export function announceJob(channel: string, request: string | null) {
  const id = createHash('sha256').update(channel).digest('hex');
  return {
    name: 'announce',
    data: { channel, request } satisfies AnnounceJob,
    opts: { deduplication: { id, keepLastIfActive: true } },
  };
}
