import { currentRequest } from '../src/async/request-context.ts';
import { channelId } from '../src/domain/channel.ts';
import type { Logger } from '../src/ports/logger.ts';
import type { WakeOutbox } from '../src/ports/wake-outbox.ts';
import { announceJob, type Queues } from './queues.ts';

/** Adds a job for each channel. Failing is no loss: the next sweep looks through the outbox again. */
export function createWakeOutbox({ announce }: Pick<Queues, 'announce'>, logger: Logger): WakeOutbox {
  return async (channels) => {
    const ids = new Set(channels.map(channelId));
    if (ids.size === 0) return;
    try {
      const request = currentRequest();
      await announce.addBulk([...ids].map((id) => announceJob(id, request)));
    } catch (error) {
      logger.warn({ err: error, channels: ids.size }, 'posts wait for the next sweep');
    }
  };
}
