import { isTimeZone, type QuietHours, readTimeOfDay } from '../../domain/quiet-hours.ts';
import { failure, success } from '../../domain/result.ts';
import { statusesNamed } from '../../domain/status.ts';
import { ECHOES, MENTIONS, type Only, STYLES } from '../../domain/wishes.ts';
import { choiceKind, type Kind, plainKind } from '../kind.ts';
import { readSpan } from '../span.ts';

/** What is said of a mute: for so long, until something happens, or no more. */
export type MuteWish =
  | { readonly kind: 'for'; readonly ms: number }
  | { readonly kind: 'delivered' | 'problem' | 'off' };

// What people can wish for is one word each, so that it may also be typed as `only:key`.
const typed = 'word';

export const style = choiceKind(STYLES, { name: 'style', expected: 'card, thread or post', typed });
export const echo = choiceKind(ECHOES, { name: 'echo', expected: 'problems, all or none', typed });
export const mention = choiceKind(MENTIONS, { name: 'mention', expected: 'nobody, me or here', typed });
export const length = choiceKind(['short', 'full'], { name: 'length', expected: 'short or full', typed });

export const only = plainKind<Only>({
  name: 'only',
  expected: 'all, status, key, or statuses such as readytocollect,delivered',
  typed,
  read(given) {
    const word = given.toLowerCase();
    if (word === 'all' || word === 'status' || word === 'key') return word;
    const statuses = word
      .split(',')
      .map((each) => (each === 'problem' ? statusesNamed('problems') : statusesNamed(each)));
    return statuses.some((each) => each.length === 0) ? null : statuses.flat();
  },
});

export const mute = plainKind<MuteWish>({
  name: 'mute',
  expected: 'a time span such as 8h, until-delivered, until-problem, or off',
  typed,
  selective: true,
  read(given) {
    const word = given.toLowerCase().replace(/^until[- ]/, '');
    if (word === 'delivered' || word === 'problem') return { kind: word };
    if (isOff(word)) return { kind: 'off' };
    const span = readSpan(given);
    return span === null ? null : { kind: 'for', ms: span };
  },
});

/** `22:00-07:00` */
export const quiet = plainKind<QuietHours | 'off'>({
  name: 'quiet',
  expected: 'two times of day such as 22:00-07:00, or off',
  typed,
  read(given) {
    if (isOff(given)) return 'off';
    const [from = null, to = null, ...more] = given.split(/[-–—]/u).map(readTimeOfDay);
    return from === null || to === null || from === to || more.length > 0 ? null : { from, to };
  },
});

/** Minutes since midnight. */
export const timeOfDay = plainKind<number | 'off'>({
  name: 'time-of-day',
  expected: 'a time of day such as 08:30, or off',
  typed,
  read: (given) => (isOff(given) ? 'off' : readTimeOfDay(given)),
});

/** IANA name. */
export const zone = plainKind<string>({
  name: 'zone',
  expected: 'a time zone such as Europe/Warsaw',
  typed,
  read: (given) => (isTimeZone(given) ? given : null),
});

export const days = plainKind<number | 'off'>({
  name: 'days',
  expected: 'a number of days from 1 to 365, or off',
  typed,
  read(given) {
    if (isOff(given)) return 'off';
    const count = Number(given.replace(/\s?d(ays?)?$/i, ''));
    return Number.isInteger(count) && count >= 1 && count <= 365 ? count : null;
  },
});

export interface ChannelNeeds {
  /** The id of the channel that a text names as the asker's platform writes it; null for none. */
  channelIn(text: string): string | null;
}

/** `here`, `me`, or the platform's id of a channel. */
export const channel: Kind<string, ChannelNeeds> = {
  name: 'channel',
  expected: 'here, me, or a channel of this workspace',
  typed,
  read(given, { channelIn }, argument) {
    const word = given.toLowerCase();
    const id = word === 'here' || word === 'me' ? word : channelIn(given);
    if (id !== null) return success(id);
    return failure({ code: 'bad-argument', argument, given, expected: channel.expected });
  },
  // Where a channel is picked, there is none that is called me.
  parts: {
    of: {
      in: { summary: 'Another channel, in which you may write', picks: 'channel' },
      me: { summary: 'yes for a direct message to you', choices: ['yes'] },
    },
    shown: true,
    join: ({ in: picked = '', me }) => (me === 'yes' ? 'me' : picked),
  },
};

function isOff(given: string): boolean {
  return ['off', 'no', 'none', 'never'].includes(given.toLowerCase());
}
