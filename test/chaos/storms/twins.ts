import { killOneWorker } from '../aim.ts';
import { startRedis } from '../redis.ts';
import type { Storm } from '../storm.ts';

export const twins: Storm = {
  name: 'twins',
  about: 'SIGKILL of workers while two parcels of each title have the same scans',
  size: { parcels: 100, channels: 80, kills: 5, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    return { redis: await startRedis(ground), withTwins: true, strike: killOneWorker };
  },
};
