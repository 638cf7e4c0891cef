import { aim } from '../aim.ts';
import { startRedis } from '../redis.ts';
import type { Storm } from '../storm.ts';

/** More than two pages of a search. */
const LEAST = 220;
const MOST = 450;

export const long: Storm = {
  name: 'long',
  about: 'SIGKILL of workers, and more than a page of other messages before anybody looks for their posts',
  size: { parcels: 200, channels: 80, kills: 5, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    return {
      redis: await startRedis(ground),
      async strike(stage) {
        const { dice, receivers } = stage;
        const worker = await aim(stage);
        if (!worker) return false;
        const channels = new Set([...worker.relay.open].map(({ channel }) => channel));
        worker.running.kill();
        for (const channel of channels) {
          const platform = /^\d+$/.test(channel) ? receivers.discord : receivers.slack;
          platform.chatter(channel, dice.between(LEAST, MOST));
        }
        return true;
      },
    };
  },
};
