import { button, type Card, type HistoryEvent } from '../domain/card.ts';
import type { Change } from '../domain/change.ts';
import { noticeInWords } from './change-card.ts';

export interface FloodEntry {
  readonly change: Change;
  /** The parcel's name as this channel may see it. */
  readonly name: string;
}

/** Many updates in one message: a message each would come hours late. Oldest first. */
export function floodCard(entries: readonly FloodEntry[], listUsage: string): Card {
  return {
    title: `${entries.length} updates`,
    tone: 'calm',
    blocks: [
      {
        type: 'list',
        items: entries.map(({ change, name }) => ({
          title: `${name}: ${noticeInWords(change)}`,
          detail: change.news.map(inOneLine).join(' · '),
        })),
      },
    ],
    links: [],
    footer: [`So much happened at once that it is told together. ${listUsage} shows every parcel.`],
    actions: [button('All parcels', { verb: 'list', given: {} })],
  };
}

function inOneLine({ text, place, at }: HistoryEvent): string {
  return [text, place, at].filter(Boolean).join(', ');
}
