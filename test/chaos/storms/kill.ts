import { aim, haveOpenPosts } from '../aim.ts';
import { startRedis } from '../redis.ts';
import type { Stage, Storm } from '../storm.ts';

/** Bots post nothing: a blow on one of them meets no post. */
const BOT_EVERY = 4;

export const kill: Storm = {
  name: 'kill',
  about: 'SIGKILL of workers, bots and Redis',
  size: { parcels: 300, channels: 120, kills: 8, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    const redis = await startRedis(ground);
    let struck = 0;
    return {
      redis,
      withBots: true,
      async strike(stage) {
        struck += 1;
        // The last blow falls in the middle of a sweep, on whoever may be at it.
        const isLast = struck === stage.size.kills;
        if (struck % BOT_EVERY === 0 && !isLast) return killBot(stage);
        const victim = isLast ? 'workers' : stage.dice.oneOf(['worker', 'worker', 'redis']);
        const worker = await aim(stage, isLast);
        const isInFlight = haveOpenPosts(stage.workers);
        if (victim === 'redis') redis.kill();
        if (victim === 'worker') worker?.running.kill();
        if (victim === 'workers') for (const { running } of stage.workers) running.kill();
        return isInFlight;
      },
    };
  },
};

/** People go on asking; whoever asks a bot that has just been killed gets no answer. */
function killBot({ dice, bots, receivers, size }: Stage): boolean {
  const [first, ...others] = bots;
  if (first) dice.oneOf([first, ...others]).kill();
  const text = `status P${String(dice.between(0, size.parcels - 1)).padStart(4, '0')}`;
  void receivers.slack.send({ command: '/parcels', text }).catch(() => {});
  receivers.discord.write(`<@1> ${text}`);
  return false;
}
