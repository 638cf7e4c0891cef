import { isTimeZone, type QuietHours, readTimeOfDay } from '../../domain/quiet-hours.ts';
import { STATUSES, type Status } from '../../domain/status.ts';
import { ECHOES, FORMS, MENTIONS, type Only } from '../../domain/wishes.ts';
import { readSpan } from '../span.ts';

/** What is said of a mute: for so long, until something happens, or no more. */
export type MuteWish =
  | { readonly kind: 'for'; readonly ms: number }
  | { readonly kind: 'delivered' | 'problem' | 'off' };

/** What people can wish for, each read from one word; null for what is none. */
export const WISH_READERS = {
  only: readOnly,
  form: oneOf(FORMS),
  echo: oneOf(ECHOES),
  mention: oneOf(MENTIONS),
  mute: readMute,
  quiet: readQuiet,
  'time-of-day': (given: string) => (isOff(given) ? 'off' : readTimeOfDay(given)),
  zone: (given: string) => (isTimeZone(given) ? given : null),
  days: readDays,
  place: readPlace,
} as const;

/** Their values have no blanks, so that they may also be typed as `only:key`. */
export const WISH_KINDS: readonly string[] = Object.keys(WISH_READERS);

const NAMED_STATUSES: Readonly<Record<string, readonly Status[]>> = {
  problem: ['exception', 'undelivered', 'expired'],
  problems: ['exception', 'undelivered', 'expired'],
};

function readOnly(given: string): Only | null {
  const word = given.toLowerCase();
  if (word === 'all' || word === 'status' || word === 'key') return word;
  const statuses = word
    .split(',')
    .map((each) => NAMED_STATUSES[each] ?? STATUSES.filter((status) => status === each));
  return statuses.some((each) => each.length === 0) ? null : statuses.flat();
}

function oneOf<T extends string>(all: readonly T[]) {
  return (given: string): T | null => all.find((each) => each === given.toLowerCase()) ?? null;
}

function readMute(given: string): MuteWish | null {
  const word = given.toLowerCase().replace(/^until[- ]/, '');
  if (word === 'delivered' || word === 'problem') return { kind: word };
  if (isOff(word)) return { kind: 'off' };
  const span = readSpan(given);
  return span === null ? null : { kind: 'for', ms: span };
}

/** `22:00-07:00` */
function readQuiet(given: string): QuietHours | 'off' | null {
  if (isOff(given)) return 'off';
  const [from = null, to = null, ...more] = given.split(/[-–—]/u).map(readTimeOfDay);
  return from === null || to === null || from === to || more.length > 0 ? null : { from, to };
}

function readDays(given: string): number | 'off' | null {
  if (isOff(given)) return 'off';
  const days = Number(given.replace(/\s?d(ays?)?$/i, ''));
  return Number.isInteger(days) && days >= 1 && days <= 365 ? days : null;
}

/** `here`, `me`, or a channel as the platforms write it: `<#C0123|parcels>`. */
function readPlace(given: string): string | null {
  const word = given.toLowerCase();
  if (word === 'here' || word === 'me') return word;
  return /^<?#?([CG][A-Z0-9]{2,}|\d{15,20})(?:\|[^>]*)?>?$/.exec(given)?.[1] ?? null;
}

function isOff(given: string): boolean {
  return ['off', 'no', 'none', 'never'].includes(given.toLowerCase());
}
