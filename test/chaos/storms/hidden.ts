import { killOneWorker } from '../aim.ts';
import { startRedis } from '../redis.ts';
import type { Storm } from '../storm.ts';

/** Every other channel of each platform. */
const isHidden = (channel: string) => Number(channel.slice(-4)) % 4 < 2;
/** One in four channels is hidden and on Slack, and one post in fourteen of these fails. */
const MOST_POSSIBLE = 0.05;
/** The conversation with whoever follows everything. */
const DIRECT = 'D-U0USER';

export const hidden: Storm = {
  name: 'hidden',
  about: 'SIGKILL of workers, where half of the channels may be posted into but not read',
  size: { parcels: 200, channels: 80, kills: 5, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    return {
      redis: await startRedis(ground),
      prepare({ slack, discord }) {
        slack.hideHistory(isHidden);
        discord.hideHistory(isHidden);
      },
      strike: killOneWorker,
      possible: {
        share: MOST_POSSIBLE,
        why({ kind, channel, title, text }, seen) {
          if (!isHidden(channel)) return null;
          if (kind === 'duplicate' && text.startsWith('the card of '))
            return 'nobody can look whether the channel shows a card of the parcel already';
          const [what = '', at = ''] = text.split(/, (?=\d{4}-)/);
          const direct = seen.get(DIRECT) ?? [];
          const isTold = direct.some((each) =>
            [`${title}: `, what, at].every((part) => each.text.includes(part)),
          );
          return kind === 'lost' && isTold
            ? 'nobody can look whether the channel shows it, so whoever follows was told directly'
            : null;
        },
      },
    };
  },
};
