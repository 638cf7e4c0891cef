import { type BenchRedis, followAll } from './bench-redis.ts';
import { startBot } from './bot-process.ts';
import { type Measurement, measured } from './measurement.ts';
import type { BenchOptions } from './options.ts';
import { startService } from './service.ts';

const CHANNELS = 1_000;
const MEGABYTE = 1_000_000;

/** What Redis needs for a parcel with one subscriber, and a worker for a sweep over all of them. */
export async function memory(redis: BenchRedis, { parcels }: BenchOptions): Promise<readonly Measurement[]> {
  const service = await startService(parcels);
  const before = await redis.usedMemory();
  await followAll(redis.stores('memory'), service.rows, CHANNELS);
  const bytes = ((await redis.usedMemory()) - before) / parcels;
  const worker = startBot(
    {
      REDIS_URL: redis.url,
      KEY_PREFIX: 'memory',
      TRACKINGMORE_API_KEY: 'k',
      TRACKINGMORE_API_URL: service.url,
      TRACKINGMORE_REQUESTS_PER_SECOND: '10',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_APP_TOKEN: 'xapp-bench',
      SWEEP_INTERVAL_MINUTES: '60',
    },
    ['--role', 'worker'],
  );
  try {
    await worker.until(new RegExp(`"job":"full-poll".*"rows":${parcels}`));
    const { now, most } = worker.memory();
    return [
      measured(`memory: Redis, a parcel of ${parcels}`, 'B', bytes, { most: 700 }),
      measured(`memory: worker for Slack after a full sweep over ${parcels}`, 'MB', now / MEGABYTE, {
        most: 200,
      }),
      measured('memory: worker for Slack at the most', 'MB', most / MEGABYTE),
    ];
  } finally {
    await worker.stop();
    service.stop();
  }
}
