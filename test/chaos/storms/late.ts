import { startRedis } from '../redis.ts';
import { type Post, quickJourney } from '../relay.ts';
import type { Storm } from '../storm.ts';

/** After that a worker gives a request up. */
const LIMIT_MS = 10_000;
/** By then the post is made again where it is not to be seen; see docs/decisions/0002-outbox.md. */
const MADE_AGAIN_MS = LIMIT_MS + 30_000;
/** One blow in six, and a message tells several events. */
const MOST_POSSIBLE = 0.02;
const PATIENCE_MS = 60_000;

interface Late {
  readonly post: Post;
  readonly landsAt: number;
}

export const late: Storm = {
  name: 'late',
  about: 'posts that arrive long after the worker has given them up, or has died',
  size: { parcels: 200, channels: 80, kills: 8, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    const { dice } = ground;
    const redis = await startRedis(ground);
    const all: Late[] = [];
    let next: ((post: Post) => void) | null = null;
    return {
      redis,
      journeyOf(post) {
        if (!next) return quickJourney(dice);
        next(post);
        next = null;
        // One in six later than anybody waits for.
        const thereMs = dice.chance(1 / 6)
          ? dice.between(MADE_AGAIN_MS + 5_000, MADE_AGAIN_MS + 20_000)
          : dice.between(LIMIT_MS + 500, MADE_AGAIN_MS - 4_000);
        all.push({ post, landsAt: post.sentAt + thereMs });
        return { thereMs, backMs: 0 };
      },
      async strike({ workers }) {
        const post = await new Promise<Post | null>((resolve) => {
          next = resolve;
          setTimeout(() => resolve(null), PATIENCE_MS).unref();
        });
        const worker = post && workers.find(({ relay }) => relay.open.has(post));
        if (worker && dice.chance(1 / 4)) worker.running.kill();
        return post !== null;
      },
      possible: {
        share: MOST_POSSIBLE,
        why: ({ kind, channel, shownAt }) =>
          kind === 'duplicate' &&
          all.some(
            ({ post, landsAt }) =>
              post.channel === channel &&
              landsAt - post.sentAt > MADE_AGAIN_MS &&
              shownAt.some((at) => Math.abs(at - landsAt) < 2_000),
          )
            ? 'the platform carried a request out later than half a minute after its time limit'
            : null,
      },
    };
  },
};
