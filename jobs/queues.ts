import { createHash } from 'node:crypto';
import { type ConnectionOptions, Queue } from 'bullmq';

export const SWEEP_QUEUE = 'sweep';
export const ANNOUNCE_QUEUE = 'announce';

export interface SweepJob {
  readonly kind: 'delta' | 'full' | 'quota' | 'pushed';
}

export interface AnnounceJob {
  readonly deliveryId: string;
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
  return {
    sweep: new Queue(SWEEP_QUEUE, {
      ...options,
      defaultJobOptions: { removeOnComplete: { count: 100 }, removeOnFail: { count: 100 } },
    }),
    // The outbox is the truth and a job only a wake-up: once a job is over, its id must be free for the next one.
    announce: new Queue(ANNOUNCE_QUEUE, {
      ...options,
      defaultJobOptions: {
        attempts: 8,
        backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
        removeOnComplete: true,
        removeOnFail: true,
      },
    }),
  };
}

/** One job for one delivery, however often it is asked for. BullMQ allows no `:` and no all-digit ids. */
export function announceJobId(deliveryId: string): string {
  return `announce-${createHash('sha256').update(deliveryId).digest('hex').slice(0, 32)}`;
}
