import { aim, haveOpenPosts } from '../aim.ts';
import { startReplicated } from '../replicated-redis.ts';
import type { Storm } from '../storm.ts';
import { retold } from './retold.ts';

const LEAST_LAG_MS = 100;
const MOST_LAG_MS = 2_000;

export const failover: Storm = {
  name: 'failover',
  about: 'failovers to a replica that lags behind',
  size: { parcels: 200, channels: 80, kills: 5, secondsBetweenKills: 2, hoursPerSecond: 0.6 },
  async begin(ground) {
    const redis = await startReplicated(ground);
    return {
      redis,
      async strike(stage) {
        await redis.inStep();
        await aim(stage);
        const from = Date.now();
        await redis.failOver(stage.dice.between(LEAST_LAG_MS, MOST_LAG_MS));
        // What is forgotten is what was on its way while the replica heard nothing.
        return haveOpenPosts(stage.workers) || stage.workers.some(({ relay }) => relay.last() > from);
      },
      possible: retold,
    };
  },
};
