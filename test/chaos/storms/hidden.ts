import { killOneWorker } from '../aim.ts';
import { startRedis } from '../redis.ts';
import type { Storm } from '../storm.ts';
import type { Fault, SeenMessage } from '../tally.ts';

/** Every other channel of each platform, but no conversation with one person. */
const isHidden = (channel: string) => /^[C9]/.test(channel) && Number(channel.slice(-4)) % 4 < 2;
/**
 * Half of the channels are hidden, and one post in fourteen of these fails: on Slack nothing can be done, on Discord the
 * nonce helps unless the machine is so slow that it is forgotten meanwhile.
 */
const MOST_POSSIBLE = 0.08;
/** The conversations with whoever follows everything. */
const DIRECT = ['D-U0USER', '400000000000000001'];

/** Whoever is told directly is told once as well. */
function toldTwice(channel: string, messages: readonly SeenMessage[]): readonly Fault[] {
  return messages
    .filter(({ text }, place) => messages.findIndex((each) => each.text === text) < place)
    .map(({ text, at }) => ({ kind: 'duplicate', channel, title: '', text, shownAt: [at] }));
}

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
      faultsElsewhere: (seen) => DIRECT.flatMap((channel) => toldTwice(channel, seen.get(channel) ?? [])),
      possible: {
        share: MOST_POSSIBLE,
        why({ kind, channel, title, text }, seen) {
          if (!isHidden(channel)) return null;
          if (kind === 'duplicate' && text.startsWith('the card of '))
            return 'nobody can look whether the channel shows a card of the parcel already';
          const [what = '', at = ''] = text.split(/, (?=\d{4}-)/);
          const direct = DIRECT.flatMap((each) => seen.get(each) ?? []);
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
