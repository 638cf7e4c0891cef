import type { Card, Tone } from '../domain/card.ts';

/** A short answer: one thing was done, or could not be. */
export function noticeCard(title: string, text: string, tone: Tone = 'calm'): Card {
  return { title, tone, blocks: [{ type: 'text', text }], links: [], footer: [] };
}

/** For bugs: the cause is in the log, and no business of the reader's. */
export function apologyCard(): Card {
  return noticeCard(
    'Something went wrong on our side',
    'Your command was understood, but answering it failed. The failure has been logged. Nothing was lost; please try again in a moment.',
    'bad',
  );
}
