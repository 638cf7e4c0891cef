import { aim } from '../aim.ts';
import { cutLog, sizeOfLog } from '../append-only-file.ts';
import { startRedis } from '../redis.ts';
import type { Storm } from '../storm.ts';
import { retold } from './retold.ts';

/** So old may be what the disk has at a power cut. https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/ */
const OLDEST_MS = 2_000;
const LOOK_EVERY_MS = 100;

export const everysec: Storm = {
  name: 'everysec',
  about: 'power cuts of a Redis that writes its file once a second',
  size: { parcels: 200, channels: 80, kills: 3, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    const { directory, dice } = ground;
    let sizes: readonly { readonly at: number; readonly size: number }[] = [];
    const timer = setInterval(() => {
      const now = Date.now();
      sizes = [...sizes, { at: now, size: sizeOfLog(directory) }].filter(
        ({ at }) => at > now - 2 * OLDEST_MS,
      );
    }, LOOK_EVERY_MS);
    const redis = await startRedis(ground, {
      settings: { appendfsync: 'everysec' },
      betweenRuns() {
        const written = Date.now() - dice.between(LOOK_EVERY_MS, OLDEST_MS);
        const last = sizes.findLast(({ at }) => at <= written);
        if (last) cutLog(directory, last.size);
        sizes = [];
      },
    });
    return {
      redis: {
        ...redis,
        async stop() {
          clearInterval(timer);
          await redis.stop();
        },
      },
      async strike(stage) {
        const worker = await aim(stage);
        redis.kill();
        return worker !== null;
      },
      possible: retold,
    };
  },
};
