import type { Card } from '../domain/card.ts';
import type { Change } from '../domain/change.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import { byHandMark } from './by-hand-note.ts';
import { type ChangeContent, eventBlocks, frameOf, silenceInWords, silenceTitle } from './change-content.ts';
import { progressBlocks } from './progress.ts';
import { dayCount, statusText } from './wording.ts';

/** The post that people installed the bot for: what changed, from what to what, where and when. */
export function changeCard(content: ChangeContent): Card {
  const { change, matched } = content;
  const { news, to } = change;
  const said = [changeInWords(change), tookInAll(change), silenceInWords(content)];
  const frame = frameOf(content);
  return {
    ...frame,
    blocks: [
      { type: 'text', text: said.filter(Boolean).join(' ') },
      ...eventBlocks(change, news.length === 1 ? 'New' : `New (${news.length})`),
      ...progressBlocks(to),
    ],
    footer: [...frame.footer, matched.length > 0 ? ` Matches ${matched.join(' and ')}.` : ''],
  };
}

/** `In transit → Out for delivery → Delivered: to the recipient` */
export function changeInWords({ from, passed, to, detail, byHand = null }: Change): string {
  const before = from === to && passed.length === 0 ? [] : [from, ...passed];
  return (
    [...before.map((status) => STATUS_LABEL[status]), statusText(to, detail)].join(' → ') + byHandMark(byHand)
  );
}

/** What is told, in a few words: the change or, where nothing happened, that. */
export function noticeInWords(change: Change): string {
  if (!change.silence) return changeInWords(change);
  const silence = silenceTitle(change.silence);
  return silence.charAt(0).toUpperCase() + silence.slice(1);
}

/** The closing words. */
function tookInAll({ to, daysInTransit, byHand }: Change): string {
  // Nobody knows when it arrived that was only said to have.
  return !byHand && to === 'delivered' && daysInTransit !== null
    ? `(It took ${dayCount(daysInTransit)} in all.)`
    : '';
}
