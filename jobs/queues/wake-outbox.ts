import { currentRequest } from '../../src/async/request-context.ts';
import { channelId } from '../../src/domain/channel.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { WakeOutbox } from '../../src/ports/wake-outbox.ts';
import type { Queues } from './queues.ts';

/** Has each channel's posts made. Failing is no loss: the next poll looks through the outbox again. */
export function createWakeOutbox(queues: Queues, logger: Logger): WakeOutbox {
  return async (channels, urgency) => {
    const ids = [...new Set(channels.map(channelId))];
    if (ids.length === 0) return;
    try {
      const request = currentRequest();
      await queues.enqueue(
        'post',
        ids.flatMap((channel) => [
          { channel, request },
          // The channel's own job may be waiting until what kept the posts would have ended.
          ...(urgency ? [{ channel, request, isUrgent: true }] : []),
        ]),
      );
    } catch (error) {
      logger.warn({ err: error, channels: ids.length }, 'posts wait for the next poll');
    }
  };
}
