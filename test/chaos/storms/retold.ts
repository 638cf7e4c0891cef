import type { Possible } from '../storm.ts';

/** Titles in one message. */
const MANY = 2;
const TITLE = /\bP\d{4}: /g;

/** What a Redis that forgets can cause; see docs/decisions/0016-back-in-time.md. */
export const retold: Possible = {
  share: 0.02,
  why({ kind, channel, shownAt }, seen) {
    const isDiscord = /^\d+$/.test(channel);
    const telling = (seen.get(channel) ?? []).filter(({ at }) => shownAt.includes(at));
    const ofMany = telling.some(({ text }) => new Set(text.match(TITLE)).size >= MANY);
    return kind === 'duplicate' && isDiscord && ofMany
      ? 'a message of many parcels on Discord has no room for what finds it again once Redis has forgotten it'
      : null;
  },
};
