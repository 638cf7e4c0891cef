import type { Card } from '../domain/card.ts';

/** News for whoever follows, where nobody can tell whether the channel shows it. */
export function unseenCard(news: Card, channel: string, reason: string): Card {
  const { mention: _, actions: __, ...rest } = news;
  return {
    ...rest,
    footer: [
      'I posted this into ',
      { channel },
      `, got no answer, and could not look whether it arrived (${reason}); so I do not post it again. Invite me, or let me read there, and I can look.`,
    ],
  };
}
