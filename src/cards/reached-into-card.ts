import type { Call } from '../domain/call.ts';
import { button, type Card } from '../domain/card.ts';
import type { SurfaceNames } from '../grammar/command-set.ts';
import { noticeCard } from './notice-card.ts';

/** For a channel in which somebody set something up from another one. */
export function reachedIntoCard(content: {
  readonly who: string;
  readonly what: string;
  readonly names: SurfaceNames;
  /** What ends it at once; null where that takes more than one. */
  readonly end: Call | null;
}): Card {
  const { who, what, names, end } = content;
  return {
    ...noticeCard(
      'News of parcels will be posted here',
      `${who} set that up from another channel: ${what}. /${names.parcels} following shows it; /${names.parcels} unfollow${end ? ' and the button below end' : ' ends'} it, for everybody here.`,
    ),
    actions: end ? [button('Stop', end)] : [],
  };
}
