import type { types } from '@slack/bolt';
import type { APIEmbed } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard as renderForConsole } from '../adapters/console/render.ts';
import { renderCard as renderForDiscord } from '../adapters/discord/render.ts';
import { renderCard as renderForSlack, type SlackMessage } from '../adapters/slack/render.ts';
import { gallery } from './support/cards.ts';

/** Limits as documented, written down here once more: a renderer's own table must not be its judge. */
function slackFaults({ text, blocks }: SlackMessage): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: number, least: number, most: number) => {
    if (actual < least || actual > most) faults.push(`${what}: ${actual}`);
  };
  check('blocks', blocks.length, 1, 50);
  check('fallback', text.length, 1, 4000);
  for (const block of blocks as types.KnownBlock[]) {
    if (block.type === 'header') check('header', block.text.text.length, 1, 150);
    if (block.type === 'section') {
      if (block.text) check('section', block.text.text.length, 1, 3000);
      if (block.fields) check('fields', block.fields.length, 1, 10);
      for (const field of block.fields ?? []) check('field', field.text.length, 1, 2000);
      if (!block.text && !block.fields) faults.push('empty section');
    }
    if (block.type === 'context') check('context', block.elements.length, 1, 10);
  }
  return faults;
}

function discordFaults({ title = '', description, fields = [], url }: APIEmbed): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: number, least: number, most: number) => {
    if (actual < least || actual > most) faults.push(`${what}: ${actual}`);
  };
  check('title', title.length, 1, 256);
  if (description !== undefined) check('description', description.length, 1, 4096);
  check('fields', fields.length, 0, 25);
  for (const { name, value } of fields) {
    check('field name', name.length, 1, 256);
    check('field value', value.length, 1, 1024);
  }
  check(
    'embed',
    title.length +
      (description?.length ?? 0) +
      fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0),
    1,
    6000,
  );
  if (url !== undefined && (!/^https?:/.test(url) || url.length > 2048)) faults.push('url');
  return faults;
}

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
      }).toEqual({ name, slack: [], discord: [] });
    }
  });
});

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
            // What is left in angle brackets is ours: links and dates.
            for (const [, inside = ''] of shown.matchAll(/<([^>]*)>/g))
              expect(inside).toMatch(/^(https?:\/\/|!date\^)/);
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
              expect(whole).toMatch(/<t:\d+:R>$/);
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
