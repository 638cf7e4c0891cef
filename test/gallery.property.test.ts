import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard as renderForConsole } from '../adapters/console/render.ts';
import { renderCard as renderForDiscord } from '../adapters/discord/render.ts';
import { renderCard as renderForSlack } from '../adapters/slack/render.ts';
import type { Card } from '../src/domain/card.ts';
import { discordFaults, slackFaults } from './support/card-faults.ts';
import { gallery } from './support/cards.ts';

it('a thousandfold fits too', () => {
  for (const [name, card] of gallery('Arrived at sorting centre', 2_000)) {
    expect({
      name,
      faults: [...slackFaults(renderForSlack(card)), ...discordFaults(renderForDiscord(card))],
    }).toEqual({ name, faults: [] });
  }
});

describe('foreign text', () => {
  const CALLS = [
    '<!channel>',
    '<!here>',
    '<!everyone>',
    '<@U012AB3CD>',
    '<#C012AB3CD>',
    '<!subteam^S01>',
    '@everyone',
    '@here',
    '@channel',
    '<@123456789012345678>',
    '<@&123456789012345678>',
    '<@!1>',
    '<#123456789012345678>',
    '</track:123456789012345678>',
    '<t:0:R>',
    '<a:x:1>',
    '<:x:1>',
    '<https://example.com|Click>',
    '[Click](https://example.com)',
  ];
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(...CALLS, '&lt;', '\\', '`', '```', '*', '~', '\n', '>'),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  function textsOf(value: unknown): string[] {
    if (typeof value === 'string') return [value];
    if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
    return [];
  }

  function called({ mention }: Card): string[] {
    return typeof mention === 'object' ? mention.users.map((user) => `@${user}`) : [];
  }

  /** Plain text on Slack has no markup, so nothing in it can be one. */
  function markupIn(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) return [];
    if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
    return Object.values(value).flatMap(markupIn);
  }

  it('mentions nobody on Slack', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [, card] of gallery(text, 2)) {
          const { text: fallback, blocks } = renderForSlack(card);
          for (const shown of [fallback, ...markupIn(blocks)]) {
            // What is left in angle brackets is ours: links, dates, and those whom the card itself calls.
            for (const [, inside = ''] of shown.matchAll(/<([^>]*)>/g))
              if (!called(card).includes(inside)) expect(inside).toMatch(/^(https?:\/\/|!date\^|#12$)/);
            expect(shown).not.toMatch(/@(everyone|here|channel)/i);
          }
          for (const block of blocks) {
            if (block.type === 'section')
              for (const part of [block.text, ...(block.fields ?? [])])
                expect(part).toSatisfy(
                  (each) => each === undefined || each.type !== 'mrkdwn' || each.verbatim === true,
                );
          }
          expect(slackFaults({ text: fallback, blocks })).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('mentions nobody on Discord', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [, card] of gallery(text, 2)) {
          const embed = renderForDiscord(card);
          for (const shown of textsOf(embed)) {
            const outsideCode = shown.replace(/(?<!\\)`[^`\n]*`/g, '');
            for (const [whole] of outsideCode.matchAll(/(?<!\\)(?:\\\\)*<[@#:/at][^>\s]*>/g))
              expect(whole).toMatch(/<(t:\d+:R|#12)>$/);
            expect(shown).not.toMatch(/@(everyone|here)/i);
          }
          expect(discordFaults(embed)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('moves no cursor in the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const [, card] of gallery(`\u001b[2J${text}\r`, 2)) {
          for (const line of renderForConsole(card, { colour: false, now: 0 }))
            expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
      { numRuns: 40 },
    );
  });
});
