import { Redis } from 'ioredis';
import { jobPrefix } from '../../jobs/queues/queues.ts';
import { KEY_PREFIX } from './follow-parcels.ts';

const LOOK_EVERY_MS = 100;
const ACTIVE = `${jobPrefix(KEY_PREFIX)}:poll:active`;

/** Knows whether a worker is in the middle of asking what has moved, or died there and was not replaced yet. */
export function watchSweeps(redisUrl: string) {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, retryStrategy: () => LOOK_EVERY_MS });
  redis.on('error', () => {});
  let isSweeping = false;
  const timer = setInterval(async () => {
    isSweeping = await redis.llen(ACTIVE).then(
      (running) => running > 0,
      () => isSweeping,
    );
  }, LOOK_EVERY_MS);
  return {
    isSweeping: () => isSweeping,
    stop() {
      clearInterval(timer);
      redis.disconnect();
    },
  };
}
