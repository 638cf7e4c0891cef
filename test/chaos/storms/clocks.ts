import { resolve } from 'node:path';
import { killOneWorker } from '../aim.ts';
import { startRedis } from '../redis.ts';
import type { Storm } from '../storm.ts';

export const clocks: Storm = {
  name: 'clocks',
  about: 'SIGKILL of two workers, of which one has a clock that is two hours ahead',
  size: { parcels: 200, channels: 80, kills: 5, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    return {
      redis: await startRedis(ground),
      flagsOf: (worker) => (worker === 1 ? ['--import', resolve('test/chaos/clock-ahead.ts')] : []),
      // The worker that is ahead asks again and again until it has caught up with its own schedule: no sweep can be spared.
      strike: (stage) => killOneWorker({ ...stage, isSweeping: () => false }),
    };
  },
};
