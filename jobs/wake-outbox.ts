import type { Logger } from '../src/ports/logger.ts';
import type { WakeOutbox } from '../src/ports/notifier.ts';
import { announceJobId, type Queues } from './queues.ts';

/** Adds a job for each delivery. Failing is no loss: the next sweep looks through the outbox again. */
export function createWakeOutbox({ announce }: Pick<Queues, 'announce'>, logger: Logger): WakeOutbox {
  return async (deliveryIds) => {
    if (deliveryIds.length === 0) return;
    const jobs = deliveryIds.map((deliveryId) => ({
      name: 'announce',
      data: { deliveryId },
      opts: { jobId: announceJobId(deliveryId) },
    }));
    try {
      await announce.addBulk(jobs);
    } catch (error) {
      logger.warn({ err: error, deliveries: deliveryIds.length }, 'posts wait for the next sweep');
    }
  };
}
