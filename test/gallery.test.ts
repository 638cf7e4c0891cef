import { describe, expect, it } from 'vitest';
import { renderActions } from '../adapters/discord/message.ts';
import { renderCard as renderForDiscord } from '../adapters/discord/render.ts';
import { renderCard as renderForSlack } from '../adapters/slack/render.ts';
import { discordComponentFaults, discordFaults, modalFaults, slackFaults } from './support/card-faults.ts';
import { formWith, gallery } from './support/cards.ts';

const TEXTS: readonly (readonly [string, string])[] = [
  ['ordinary', 'Arrived at sorting centre'],
  ['long', 'A very long line about nothing in particular. '.repeat(40)],
  ['long in Chinese', '已到达分拣中心，正在派送途中。'.repeat(80)],
  ['right to left', 'وصلت إلى مركز الفرز في المدينة '.repeat(40)],
  ['emoji', '👩‍👩‍👧‍👦🇵🇱📦'.repeat(100)],
  ['all that needs escaping', '&<>*_~`|\\[]()#@'.repeat(200)],
  ['one long word', 'x'.repeat(5_000)],
  ['white space', ' \t '],
  ['control characters', '\u001b[31mred\u0007\r\n\u0000'],
];

describe.each(TEXTS)('every card with %s text', (_, text) => {
  it.each([0, 1, 60])('and %i of what may be many fits both platforms', (count) => {
    for (const [name, card] of gallery(text, count)) {
      expect({
        name,
        slack: slackFaults(renderForSlack(card)),
        discord: discordFaults(renderForDiscord(card)),
        components: discordComponentFaults(renderActions(card.actions ?? [])),
      }).toEqual({ name, slack: [], discord: [], components: [] });
    }
  });

  it('and every form fits both platforms', () => {
    expect(modalFaults(formWith(text.trim() === '' ? '–' : text))).toEqual([]);
  });
});
