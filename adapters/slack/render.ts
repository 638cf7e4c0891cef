import type { types } from '@slack/bolt';
import { fitLines, fitText, type Line, moreNote, packLines } from '../../src/cards/fit.ts';
import { barLines, eventLine, type Markup, progressLine } from '../../src/cards/markup-lines.ts';
import {
  assertNever,
  type Block,
  type Card,
  type Field,
  type ListItem,
  type Tone,
} from '../../src/domain/card.ts';
import { renderActions } from './actions.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escapeInCode, escapeText, inlineText, linkTo, plain } from './text.ts';

export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

const MARK: Readonly<Record<Tone, string>> = { calm: '🔵', good: '🟢', warning: '🟡', bad: '🔴' };
/** One line of a history; several must fit into a section. */
const LONGEST_LINE = 400;
const LONGEST_DETAIL = 1_200;
/** Where a text has nothing to show: Slack takes no empty ones. */
const NOTHING = '–';
/** Leaves room in the message for what stands around a list. */
const SECTIONS_PER_LIST = 40;

/** A card as Block Kit, within its limits whatever the card holds. */
export function renderCard(card: Card): SlackMessage {
  const blocks = [
    ...mentionBlocks(card),
    header(card),
    ...card.blocks.flatMap(renderBlock),
    ...linkBlocks(card),
    ...footerBlocks(card),
  ];
  const actions = renderActions(card.actions ?? []);
  return {
    text: fallbackText(card),
    blocks: [...withinMessage(blocks, SLACK_LIMITS.blocksPerMessage - actions.length), ...actions],
  };
}

function renderBlock(block: Block): readonly types.KnownBlock[] {
  switch (block.type) {
    case 'text':
      return [section(fitText(block.text, SLACK_LIMITS.sectionText, escapeText))];
    case 'fields':
      return fieldSections(block.fields);
    case 'progress':
      return [section(progressLine(block, MARKUP))];
    case 'history':
      return [
        section(
          fitLines(
            [() => bold(block.heading), ...block.events.map((event) => () => eventLine(event, MARKUP))],
            SLACK_LIMITS.sectionText,
          ),
        ),
      ];
    case 'list':
      return packLines(block.items.map(lazy(itemLines)), SLACK_LIMITS.sectionText, SECTIONS_PER_LIST).map(
        section,
      );
    case 'chart':
      return [
        section(
          fitLines(
            [
              ...(block.heading ? [() => bold(block.heading)] : []),
              ...barLines(block.bars).map((line) => () => code(line)),
            ],
            SLACK_LIMITS.sectionText,
          ),
        ),
      ];
    case 'examples':
      return [
        section(
          fitLines(
            [() => escapeText(block.heading), ...block.examples.map(lazy(code))],
            SLACK_LIMITS.sectionText,
          ),
        ),
      ];
    default:
      return assertNever(block);
  }
}

/** https://docs.slack.dev/messaging/formatting-message-text#advanced */
function mentionBlocks({ mention }: Card): readonly types.KnownBlock[] {
  if (mention === undefined) return [];
  if (mention === 'here') return [section('<!here>')];
  const users = mention.users.slice(0, SLACK_LIMITS.mentions);
  return [section(users.map((user) => `<@${user.replace(/\W/g, '')}>`).join(' '))];
}

function header({ title, tone }: Card): types.KnownBlock {
  const text = fitText(`${MARK[tone]} ${plain(title)}`, SLACK_LIMITS.header);
  return { type: 'header', text: { type: 'plain_text', text, emoji: true } };
}

function section(text: string): types.KnownBlock {
  return { type: 'section', text: mrkdwn(text || NOTHING) };
}

/** `verbatim` keeps Slack from finding links and names in the text by itself. */
function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

function fieldSections(fields: readonly Field[]): readonly types.KnownBlock[] {
  const texts = fields.map(({ name, value }) =>
    mrkdwn(`${bold(name)}\n${fitText(value, SLACK_LIMITS.fieldText / 2, escapeText)}`),
  );
  const sections: types.KnownBlock[] = [];
  for (let at = 0; at < texts.length; at += SLACK_LIMITS.fieldsPerSection) {
    sections.push({ type: 'section', fields: texts.slice(at, at + SLACK_LIMITS.fieldsPerSection) });
  }
  return sections;
}

function itemLines({ title, detail }: ListItem): string {
  return detail ? `${bold(title)}\n${fitText(detail, LONGEST_DETAIL, escapeText)}` : bold(title);
}

/** Renders an element only when there is room for it. */
function lazy<T>(render: (element: T) => string): (element: T) => Line {
  return (element) => () => render(element);
}

const MARKUP: Markup = { text: (text) => fitText(text, LONGEST_LINE, escapeText), bold, code };

function bold(text: string): string {
  return `*${fitText(text.replace(/\*/g, '∗'), LONGEST_LINE, escapeText)}*`;
}

function code(text: string): string {
  return `\`${fitText(text, LONGEST_LINE, escapeInCode)}\``;
}

function linkBlocks({ links }: Card): readonly types.KnownBlock[] {
  if (links.length === 0) return [];
  const lines = links
    .map(({ label, url }) => linkTo(url, label))
    .filter((link) => link.length <= SLACK_LIMITS.contextText);
  return lines.length === 0 ? [] : [section(fitLines(lines.map(lazy(String)), SLACK_LIMITS.sectionText))];
}

function footerBlocks({ footer }: Card): readonly types.KnownBlock[] {
  const text = inlineText(footer);
  if (text === '') return [];
  const fitting =
    text.length <= SLACK_LIMITS.contextText ? text : fitText(text, SLACK_LIMITS.contextText, escapeText);
  return [{ type: 'context', elements: [mrkdwn(fitting)] }];
}

function withinMessage(blocks: readonly types.KnownBlock[], most: number): types.KnownBlock[] {
  if (blocks.length <= most) return [...blocks];
  return [...blocks.slice(0, most - 1), section(moreNote(blocks.length - most + 1))];
}

/** What a notification on a telephone shows: the title and the first thing the card says. */
function fallbackText({ title, blocks }: Card): string {
  const said = blocks.flatMap((block) => {
    if (block.type === 'text') return [block.text];
    if (block.type === 'history')
      return block.events.slice(0, 3).map(({ text, place }) => [text, place].filter(Boolean).join(', '));
    return [];
  });
  return fitText([title, ...said].join(' — '), SLACK_LIMITS.messageText, escapeText) || NOTHING;
}
