import type { Possible } from '../storm.ts';

/** Titles in one message. */
const MANY = 2;
const TITLE = /\bP\d{4}: /g;
const TIME = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g;

/** What a Redis that forgets can cause; see docs/decisions/0016-back-in-time.md. */
export const retold: Possible = {
  share: 0.02,
  why({ kind, channel, shownAt }, seen) {
    const isDiscord = /^\d+$/.test(channel);
    const telling = (seen.get(channel) ?? []).filter(({ at }) => shownAt.includes(at));
    const ofMany = telling.some(({ text }) => new Set(text.match(TITLE)).size >= MANY);
    if (kind !== 'duplicate' || !isDiscord) return null;
    if (ofMany)
      return 'a message of many parcels on Discord has no room for what finds it again once Redis has forgotten it';
    return isBeginningAgain(telling.map(({ text }) => text))
      ? 'Redis kept only the beginning of what the message told, and the rest was not read again in time'
      : null;
  },
};

/** Whether the last of the messages tells less than the first, and nothing else. */
function isBeginningAgain(texts: readonly string[]): boolean {
  const [first, last] = [texts.at(0), texts.at(-1)].map((text) => new Set(text?.match(TIME)));
  return (
    first !== undefined &&
    last !== undefined &&
    last.size > 0 &&
    last.size < first.size &&
    [...last].every((each) => first.has(each))
  );
}
