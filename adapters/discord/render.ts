import type { APIEmbed, APIEmbedField } from 'discord.js';
import { fitLines, fitText, type Line } from '../../src/cards/fit.ts';
import { barLines, eventLine, type Markup, progressLine } from '../../src/cards/markup-lines.ts';
import { assertNever, type Block, type Card, type Link, type Tone } from '../../src/domain/card.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { escapeInCode, escapeText, inlineText } from './text.ts';

const COLOUR: Readonly<Record<Tone, number>> = {
  calm: 0x3498db,
  good: 0x2ecc71,
  warning: 0xf1c40f,
  bad: 0xe74c3c,
};
const LONGEST_LINE = 400;
const LONGEST_DETAIL = 1_200;
const LONGEST_LABEL = 100;
/** Where a text has nothing to show: Discord takes no empty ones. */
const NOTHING = '–';
/** A description shares its embed with the title and the fields. */
const LEAST_DESCRIPTION = 1_000;

/** A card as one embed, within Discord's limits whatever the card holds. */
export function renderCard(card: Card): APIEmbed {
  const title = fitText(card.title, DISCORD_LIMITS.title, escapeText) || NOTHING;
  const [first] = card.links;
  const fields = fieldsOf(card, DISCORD_LIMITS.embedTotal - DISCORD_LIMITS.title - LEAST_DESCRIPTION);
  const left = DISCORD_LIMITS.embedTotal - title.length - lengthOf(fields);
  const description = describe(card, Math.min(DISCORD_LIMITS.description, left));
  return {
    title,
    color: COLOUR[card.tone],
    ...(description ? { description } : {}),
    ...(fields.length > 0 ? { fields } : {}),
    ...(first && first.url.length <= DISCORD_LIMITS.url ? { url: first.url } : {}),
  };
}

/** Everything but the fields, which Discord sets below; the footer is last, as small print. */
function describe(card: Card, limit: number): string {
  const end = [...card.links.map(linkLine), footerLine(card)].filter(Boolean).join('\n');
  const paragraphs = card.blocks.map(paragraphOf).filter((lines) => lines.length > 0);
  const lines = paragraphs.flatMap((paragraph, index) =>
    index === 0 ? paragraph : [() => '', ...paragraph],
  );
  const body = fitLines(lines, limit - end.length - 2);
  return [body, end].filter(Boolean).join('\n\n');
}

function paragraphOf(block: Block): readonly Line[] {
  switch (block.type) {
    case 'text':
      return [() => fitText(block.text, DISCORD_LIMITS.description / 2, escapeText)];
    case 'fields':
      return [];
    case 'progress':
      return [() => progressLine(block, MARKUP)];
    case 'history':
      return [() => bold(block.heading), ...block.events.map((event) => () => eventLine(event, MARKUP))];
    case 'list':
      return block.items.flatMap(({ title, detail }) => [
        () => bold(title),
        ...(detail ? [() => fitText(detail, LONGEST_DETAIL, escapeText)] : []),
      ]);
    case 'chart':
      return [
        ...(block.heading ? [() => bold(block.heading)] : []),
        ...barLines(block.bars).map((line) => () => code(line)),
      ];
    case 'examples':
      return [() => escapeText(block.heading), ...block.examples.map((example) => () => code(example))];
    default:
      return assertNever(block);
  }
}

function fieldsOf(card: Card, budget: number): APIEmbedField[] {
  const fields: APIEmbedField[] = [];
  for (const block of card.blocks) {
    if (block.type !== 'fields') continue;
    for (const { name, value } of block.fields) {
      const field = {
        name: fitText(name, DISCORD_LIMITS.fieldName, escapeText) || NOTHING,
        value: fitText(value, DISCORD_LIMITS.fieldValue, escapeText) || NOTHING,
        inline: true,
      };
      if (fields.length === DISCORD_LIMITS.fields || lengthOf([...fields, field]) > budget) return fields;
      fields.push(field);
    }
  }
  return fields;
}

function lengthOf(fields: readonly APIEmbedField[]): number {
  return fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}

function linkLine({ label, url }: Link): string {
  const safe = url.replace(/[()<>\s]/g, encodeURIComponent);
  return safe.length > LONGEST_LINE ? '' : `[${fitText(label, LONGEST_LABEL, escapeText)}](${safe})`;
}

function footerLine({ footer }: Card): string {
  const text = inlineText(footer);
  return text === '' ? '' : `-# ${text.slice(0, LONGEST_LINE)}`;
}

const MARKUP: Markup = { text: (text) => fitText(text, LONGEST_LINE, escapeText), bold, code };

function bold(text: string): string {
  return `**${fitText(text, LONGEST_LINE, escapeText)}**`;
}

function code(text: string): string {
  return `\`${fitText(text, LONGEST_LINE, escapeInCode)}\``;
}
