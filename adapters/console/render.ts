import { styleText } from 'node:util';
import { barLines, eventText } from '../../src/cards/markup-lines.ts';
import { encodeCall } from '../../src/domain/call.ts';
import {
  type Action,
  assertNever,
  type Block,
  type Card,
  type Field,
  type HistoryEvent,
  type Inline,
  type Tone,
} from '../../src/domain/card.ts';

export interface ConsoleStyle {
  readonly colour: boolean;
  readonly now: number;
  /** The number of the first thing that can be pressed. */
  readonly firstChoice?: number;
}

const COLOUR: Readonly<Record<Tone, 'cyan' | 'green' | 'yellow' | 'red'>> = {
  calm: 'cyan',
  good: 'green',
  warning: 'yellow',
  bad: 'red',
};

/** A card as lines for a terminal, the first one its title. */
export function renderCard(card: Card, style: ConsoleStyle): readonly string[] {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    style.colour ? styleText(format, text) : text;
  const body = card.blocks.flatMap((block) => ['', ...renderBlock(block, paint)]);
  const links = card.links.map(({ label, url }) => `${plain(label)}: ${plain(url)}`);
  const footer = card.footer.length > 0 ? [paint('dim', renderInline(card.footer, style.now))] : [];
  const rest = links.length + footer.length > 0 ? ['', ...links, ...footer] : [];
  const choices = choicesOf(card).map(
    ({ label }, index) => `[${index + (style.firstChoice ?? 1)}] ${plain(label)}`,
  );
  const actions = choices.length > 0 ? ['', paint('cyan', choices.join('  '))] : [];
  const title = `${paint(COLOUR[card.tone], '●')} ${paint('bold', plain(card.title))}`;
  return [title, ...[...body, ...rest, ...actions].map((line) => (line === '' ? '' : `  ${line}`))];
}

export interface Choice {
  readonly label: string;
  readonly token: string;
}

/** What can be pressed, in the order in which it is numbered. */
export function choicesOf({ actions = [] }: Card): readonly Choice[] {
  const toChoice = ({
    label,
    call,
  }: {
    label: string;
    call: Extract<Action, { type: 'button' }>['call'];
  }) => ({
    label,
    token: encodeCall(call),
  });
  return actions.flatMap((action) =>
    action.type === 'button' ? [toChoice(action)] : action.choices.map(toChoice),
  );
}

type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

function renderBlock(block: Block, paint: Paint): readonly string[] {
  switch (block.type) {
    case 'text':
      return [plain(block.text)];
    case 'fields':
      return renderFields(block.fields, paint);
    case 'progress':
      return [progressLine(block.stations.map(plain), block.reached, block.stuck, paint)];
    case 'history':
      return [paint('bold', plain(block.heading)), ...block.events.map((event) => `  ${eventLine(event)}`)];
    case 'list':
      return block.items.flatMap(({ title, detail }) => [
        paint('bold', plain(title)),
        ...(detail ? [`  ${plain(detail)}`] : []),
      ]);
    case 'chart':
      return [paint('bold', plain(block.heading)), ...barLines(block.bars).map((line) => `  ${plain(line)}`)];
    case 'examples':
      return [plain(block.heading), ...block.examples.map((example) => `  ${paint('cyan', plain(example))}`)];
    default:
      return assertNever(block);
  }
}

function renderFields(fields: readonly Field[], paint: Paint): readonly string[] {
  const width = Math.max(...fields.map(({ name }) => plain(name).length));
  return fields.map(({ name, value }) => `${paint('dim', plain(name).padEnd(width))}  ${plain(value)}`);
}

/** `● Registered ━ ● In transit ─ ○ Out for delivery ─ ○ Delivered` */
function progressLine(stations: readonly string[], reached: number, stuck: boolean, paint: Paint): string {
  return stations
    .map((station, index) => {
      if (index > reached) return paint('dim', `○ ${station}`);
      const mark = index === reached && stuck ? '✕' : '●';
      return index === reached ? paint('bold', `${mark} ${station}`) : `${mark} ${station}`;
    })
    .reduce((line, station, index) => `${line} ${index <= reached ? '━━' : '──'} ${station}`);
}

function eventLine({ at, text, place }: HistoryEvent): string {
  return [plain(at).padEnd(19), plain(eventText({ text, place }))].join('  ');
}

function renderInline(parts: readonly Inline[], now: number): string {
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    if ('user' in part) return `@${part.user}`;
    return 'channel' in part ? `#${part.channel}` : relativeText(part.instant, now);
  });
  return plain(texts.join(''));
}

function relativeText(instant: number, now: number): string {
  const seconds = Math.round((instant - now) / 1000);
  if (Math.abs(seconds) < 60) return seconds > 2 ? `in ${seconds} seconds` : 'just now';
  const format = new Intl.RelativeTimeFormat('en');
  if (Math.abs(seconds) < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  const days = Math.trunc(seconds / 86_400);
  return Math.abs(days) < 365
    ? format.format(Math.round(seconds / 86_400), 'day')
    : format.format(Math.trunc(days / 365), 'year');
}

/** Foreign text could hold escape sequences that move the cursor or rename the window. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
