import type { Card } from '../domain/card.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import { type ChangeCardContent, changeCard } from './change-card.ts';
import { statusText } from './wording.ts';

/** The message of a parcel that is kept up to date: where it stands, not what has just changed. */
export function livingCard(content: ChangeCardContent): Card {
  const { to, detail } = content.change;
  const card = changeCard({ ...content, matched: [] });
  const [, ...others] = card.blocks;
  const text = statusText(to, detail);
  return {
    ...card,
    blocks: [
      ...(text === STATUS_LABEL[to] ? [] : [{ type: 'text', text } as const]),
      ...others.map((block) => (block.type === 'history' ? { ...block, heading: 'Latest' } : block)),
    ],
  };
}
