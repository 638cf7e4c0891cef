import type { Card } from '../domain/card.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import { type ChangeContent, eventBlocks, frameOf, silenceInWords } from './change-content.ts';
import { progressBlocks } from './progress.ts';
import { statusText } from './wording.ts';

/** The message of a parcel that is kept up to date: where it stands, not what has just changed. */
export function livingCard(content: ChangeContent): Card {
  const { change } = content;
  const { to, detail, silence } = change;
  const stands = statusText(to, detail);
  // The title says the status already, unless it says that there is no news.
  const said = [stands === STATUS_LABEL[to] && !silence ? '' : stands, silenceInWords(content)];
  const text = said.filter(Boolean).join('. ');
  return {
    ...frameOf(content),
    blocks: [
      ...(text === '' ? [] : [{ type: 'text', text } as const]),
      ...eventBlocks(change, 'Latest'),
      ...progressBlocks(to),
    ],
  };
}
