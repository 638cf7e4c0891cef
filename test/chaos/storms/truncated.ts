import { aim } from '../aim.ts';
import { cutLog, sizeOfLog } from '../append-only-file.ts';
import { startRedis } from '../redis.ts';
import type { Storm } from '../storm.ts';
import { retold } from './retold.ts';

/** A claim with its post is some hundred bytes. */
const LEAST_BYTES = 500;
const MOST_BYTES = 40_000;

export const truncated: Storm = {
  name: 'truncated',
  about: 'SIGKILL of Redis, whose append-only file has lost its end when it is started again',
  size: { parcels: 200, channels: 80, kills: 4, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    const { directory, dice } = ground;
    const redis = await startRedis(ground, {
      betweenRuns: () => cutLog(directory, sizeOfLog(directory) - dice.between(LEAST_BYTES, MOST_BYTES)),
    });
    return {
      redis,
      async strike(stage) {
        const worker = await aim(stage);
        redis.kill();
        return worker !== null;
      },
      possible: retold,
    };
  },
};
