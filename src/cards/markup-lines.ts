import type { Bar, Block, HistoryEvent } from '../domain/card.ts';

/** How a platform writes foreign text: each escapes it and keeps it short enough for a line. */
export interface Markup {
  text(text: string): string;
  bold(text: string): string;
  code(text: string): string;
}

/** `● Registered  ─  ● In transit  ─  ○ Out for delivery  ─  ○ Delivered` */
export function progressLine(
  { stations, reached, stuck }: Extract<Block, { type: 'progress' }>,
  markup: Markup,
): string {
  return stations
    .map((station, index) => {
      if (index > reached) return `○ ${markup.text(station)}`;
      if (index < reached) return `● ${markup.text(station)}`;
      return `${stuck ? '✕' : '●'} ${markup.bold(station)}`;
    })
    .join('  ─  ');
}

/** The courier's time as it wrote it, then what happened and where. */
export function eventLine({ at, text, place }: HistoryEvent, markup: Markup): string {
  const what = markup.text(eventText({ text, place }));
  return at ? `${markup.code(at)}  ${what}` : what;
}

/** What happened and where, unless that is said already. */
export function eventText({ text, place }: Pick<HistoryEvent, 'text' | 'place'>): string {
  return place && !text.toLowerCase().includes(place.toLowerCase()) ? `${text}, ${place}` : text;
}

const LONGEST_BAR = 16;

/** `In transit        ████████ 12`, one line for each bar, made for a fixed-width font. */
export function barLines(bars: readonly Bar[]): readonly string[] {
  const width = Math.max(0, ...bars.map(({ label }) => label.length));
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  return bars.map(({ label, value, shown }) => {
    const length = Math.max(value > 0 ? 1 : 0, Math.round((value / most) * LONGEST_BAR));
    return `${label.padEnd(width)}  ${'█'.repeat(length)} ${shown}`;
  });
}
