import type { Bar, Card, Inline } from '../domain/card.ts';
import { renderBarChart } from './bar-chart.ts';

export interface ChartCardContent {
  readonly title: string;
  readonly heading: string;
  readonly bars: readonly Bar[];
  /** Of the picture's file. */
  readonly name: string;
  readonly footer: readonly Inline[];
}

/** Numbers as bars: a picture, and the same in letters for those who cannot see it. */
export async function chartCard({ title, heading, bars, name, footer }: ChartCardContent): Promise<Card> {
  const description = `${heading}: ${bars.map(({ label, shown }) => `${label} ${shown}`).join(', ')}`;
  return {
    title,
    tone: 'calm',
    blocks: [{ type: 'chart', heading, bars }],
    links: [],
    footer,
    image: { png: await renderBarChart(title, bars), name, description },
  };
}
