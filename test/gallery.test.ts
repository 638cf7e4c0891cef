import type { types } from '@slack/bolt';
import { type APIEmbed, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard as renderForConsole } from '../adapters/console/render.ts';
import { renderActions } from '../adapters/discord/message.ts';
import { renderModal as discordModal } from '../adapters/discord/modal.ts';
import { renderCard as renderForDiscord } from '../adapters/discord/render.ts';
import { renderModal as slackModal } from '../adapters/slack/modal.ts';
import { renderCard as renderForSlack, type SlackMessage } from '../adapters/slack/render.ts';
import type { Card } from '../src/domain/card.ts';
import { formWith, gallery } from './support/cards.ts';

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
    if (block.type === 'actions') {
      check('actions', block.elements.length, 1, 25);
      const ids = block.elements.map((element) => ('action_id' in element ? element.action_id : ''));
      if (new Set(ids).size < ids.length) faults.push('two actions with one id');
      for (const element of block.elements) {
        if (element.type === 'button') {
          check('button', element.text.text.length, 1, 75);
          check('button value', element.value?.length ?? 0, 1, 2000);
        }
        if (element.type === 'static_select') {
          check('options', element.options?.length ?? 0, 1, 100);
          for (const option of element.options ?? []) {
            check('option', option.text.text.length, 1, 75);
            check('option value', option.value?.length ?? 0, 1, 150);
          }
        }
      }
    }
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

/** https://docs.discord.com/developers/components/reference */
function discordComponentFaults(rows: ReturnType<typeof renderActions>): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: number, least: number, most: number) => {
    if (actual < least || actual > most) faults.push(`${what}: ${actual}`);
  };
  check('rows', rows.length, 0, 5);
  const ids: string[] = [];
  for (const { components } of rows) {
    check('components in a row', components.length, 1, 5);
    for (const component of components) {
      if ('custom_id' in component) ids.push(component.custom_id);
      if (component.type === ComponentType.Button && 'label' in component) {
        check('label', component.label?.length ?? 0, 1, 80);
      }
      if (component.type !== ComponentType.StringSelect) continue;
      check('options', component.options.length, 1, 25);
      for (const { label, value } of component.options) {
        check('option label', label.length, 1, 100);
        check('option value', value.length, 1, 100);
      }
    }
  }
  for (const id of ids) check('custom_id', id.length, 1, 100);
  if (new Set(ids).size < ids.length) faults.push('two components with one id');
  return faults;
}

function modalFaults(text: string): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: number, least: number, most: number) => {
    if (actual < least || actual > most) faults.push(`${what}: ${actual}`);
  };
  const form = formWith(text);
  const slack = slackModal(form, 'C1');
  check('modal title', slack.title.text.length, 1, 24);
  check('submit', slack.submit?.text.length ?? 0, 1, 24);
  check('metadata', slack.private_metadata?.length ?? 0, 1, 3000);
  check('modal blocks', slack.blocks.length, 1, 100);
  for (const block of slack.blocks as types.InputBlock[]) {
    check('input label', block.label.text.length, 1, 2000);
    if (block.element.type === 'plain_text_input') {
      check('input value', block.element.initial_value?.length ?? 0, 0, 3000);
    }
  }
  const discord = discordModal(form);
  check('discord modal title', discord.title.length, 1, 45);
  check('discord modal id', discord.custom_id.length, 1, 100);
  check('discord fields', discord.components.length, 1, 5);
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
        components: discordComponentFaults(renderActions(card.actions ?? [])),
      }).toEqual({ name, slack: [], discord: [], components: [] });
    }
  });

  it('and every form fits both platforms', () => {
    expect(modalFaults(text.trim() === '' ? '–' : text)).toEqual([]);
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
