import { DEFAULT_WISHES, type Mute, type Only, type Wishes } from '../domain/wishes.ts';
import { inTime } from './wording.ts';

export function onlyText(only: Only): string {
  if (only === 'all') return 'every event';
  if (only === 'status') return 'another status';
  return only === 'key' ? 'out for delivery, ready to collect, delivered, problems' : only.join(', ');
}

const FORM: Readonly<Record<Wishes['as'], string>> = {
  card: 'one message that is kept up to date, news in its thread',
  thread: 'in a thread for each parcel',
  post: 'a message each',
};

const ECHO: Readonly<Record<Wishes['echo'], string>> = {
  problems: 'problems are shown in the channel as well',
  all: 'everything is shown in the channel as well',
  none: 'nothing is shown in the channel as well',
};

const MENTION: Readonly<Record<Wishes['mention'], string>> = {
  nobody: 'nobody is called',
  me: 'who follows is called on problems',
  here: 'everyone here is called on problems',
};

/** All wishes, or those that differ from what the channel does anyway. */
export function wishesText(wishes: Partial<Wishes>): string {
  const { only, as, echo, mention } = wishes;
  const parts = [
    only === undefined ? null : onlyText(only),
    as === undefined ? null : FORM[as],
    echo === undefined || (as ?? DEFAULT_WISHES.as) === 'post' ? null : ECHO[echo],
    mention === undefined ? null : MENTION[mention],
  ];
  return parts.filter(Boolean).join('; ');
}

/** `muted until it is delivered` */
export function muteText(mute: Mute, now: number): string {
  if (mute.kind === 'until') return `muted; it is heard again ${inTime(Math.max(0, mute.at - now))}`;
  return mute.kind === 'delivered' ? 'muted until it is delivered' : 'muted until there is a problem';
}
