import type { Block, HistoryEvent } from './card.ts';

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
  const what = markup.text([text, place].filter(Boolean).join(', '));
  return at ? `${markup.code(at)}  ${what}` : what;
}
