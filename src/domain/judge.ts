import type { ChannelSettings } from './channel-settings.ts';
import type { Delivery } from './delivery.ts';
import { type Verdict, verdictOn } from './verdict.ts';
import type { Wishes } from './wishes.ts';

/** What one of a channel's subscriptions says about a change. */
export interface Opinion {
  /** The query, or null for the subscription to the parcel itself. */
  readonly query: string | null;
  readonly verdict: Verdict;
  readonly wishes: Wishes;
  readonly by: string;
}

/** A delivery, and what all subscriptions say that mean its parcel; the parcel's own is first. */
export interface Judged {
  readonly delivery: Delivery;
  readonly opinions: readonly Opinion[];
}

export function judge(
  delivery: Delivery,
  settings: Pick<ChannelSettings, 'wishes' | 'paused'>,
  now: number,
): Judged {
  const { change, subscription, queries } = delivery;
  const all = [
    ...(subscription ? [{ query: null, wishes: {}, mute: null, ...subscription }] : []),
    ...queries.map((each) => ({ ...each, mute: null })),
  ];
  const opinions = all.map(({ query, by, mute, wishes: own }) => {
    const wishes = { ...settings.wishes, ...own };
    const verdict: Verdict = settings.paused
      ? { post: false, because: 'paused', pause: settings.paused }
      : verdictOn(change, wishes, mute, now);
    return { query, by, wishes, verdict };
  });
  return { delivery, opinions };
}

/** One subscription that wants it is enough. */
export function isWanted({ opinions }: Judged): boolean {
  return opinions.some(({ verdict }) => verdict.post);
}
