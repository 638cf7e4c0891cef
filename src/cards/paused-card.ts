import type { Card } from '../domain/card.ts';
import { noticeCard } from './notice-card.ts';

/** For whoever follows parcels in a channel into which the bot may not post. */
export function pausedCard(channel: string, reason: string): Card {
  const card = noticeCard(
    'I cannot post into a channel where you follow parcels',
    `The platform says “${reason}”. What is followed there stays followed, but no news can arrive until I may post again: invite me, or give me the permission back. The next /track there resumes at once, otherwise I try again every day.`,
    'warning',
  );
  return { ...card, footer: ['The channel: ', { channel }] };
}
