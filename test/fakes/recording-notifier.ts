import type { Card } from '../../src/domain/card.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Found, PostOutcome } from '../../src/domain/delivery.ts';
import type { Below, Notifier } from '../../src/ports/notifier.ts';
import { createArrivals } from './arrivals.ts';

/** Keeps what is posted; gives the listed outcomes first, then success. */
export function recordingNotifier(platform: string, ...outcomes: PostOutcome[]) {
  const posts: { channel: ChannelRef; card: Card; deliveryId: string; below?: Below }[] = [];
  const edits: { messageId: string; card: Card }[] = [];
  const told: { user: string; card: Card }[] = [];
  const searches: Found[] = [];
  const { notice, until } = createArrivals(() => posts);
  const notifier: Notifier = {
    platform,
    isPrivate: () => false,
    direct: async (beside, user) => ({ ...beside, channel: `D-${user}` }),
    async tell(user, card) {
      told.push({ user, card });
      return { kind: 'posted', messageId: user };
    },
    pace: { intervalMs: 0, burst: 1 },
    repeatableMs: 0,
    async find(_channel, _card, deliveryId) {
      const unknown = searches.shift();
      if (unknown) return unknown;
      const isThere = posts.some((post) => post.deliveryId === deliveryId);
      return isThere ? { kind: 'found', messageId: deliveryId } : { kind: 'absent' };
    },
    async edit(_channel, messageId, card) {
      const there = posts.find((post) => post.deliveryId === messageId);
      if (!there) return { kind: 'missing', reason: 'message_not_found' };
      edits.push({ messageId, card });
      return { kind: 'posted', messageId };
    },
    async post(channel, card, deliveryId, below) {
      const outcome = outcomes.shift() ?? { kind: 'posted' as const, messageId: deliveryId };
      if (outcome.kind === 'posted') posts.push({ channel, card, deliveryId, ...(below ? { below } : {}) });
      notice();
      return outcome;
    },
  };
  return {
    notifier,
    posts,
    edits,
    told,
    /** The next answers of a search. */
    searches,
    until: (count: number): Promise<true> => until(() => (posts.length >= count ? true : undefined)),
  };
}
