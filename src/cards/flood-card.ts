import type { Change } from '../domain/change.ts';
import type { Card } from './card.ts';
import { statusText } from './wording.ts';

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
        items: entries.map(({ change, name }) => {
          const latest = change.news.at(-1);
          const event = latest ? [latest.text, latest.place, latest.at].filter(Boolean).join(', ') : '';
          return { title: `${name}: ${statusText(change.to, change.detail)}`, detail: event };
        }),
      },
    ],
    links: [],
    footer: [`So much happened at once that it is told together. ${listUsage} shows every parcel.`],
  };
}
