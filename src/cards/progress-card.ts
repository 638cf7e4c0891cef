import type { Card } from '../domain/card.ts';

/** How far something has come: `Importing: 40 of 85`. */
export function progressCard(doing: string, done: number, all: number): Card {
  return {
    title: `${doing}: ${done} of ${all}`,
    tone: 'calm',
    blocks: [
      {
        type: 'chart',
        heading: '',
        bars: [
          { label: 'Done', value: done, shown: `${done}` },
          { label: 'All', value: all, shown: `${all}` },
        ],
      },
    ],
    links: [],
    footer: [],
  };
}
