import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { rest } from '../async/turns.ts';
import type { DateReading } from '../domain/numeric-date.ts';

interface Language {
  readonly parse: (text: string, reference: { instant: Date; timezone: number }) => ParsedResult[];
}

/** Loaded with the first date in words: each takes its memory, and most people write numbers. */
const LANGUAGES: readonly (readonly [script: RegExp, languages: readonly (() => Promise<Language>)[]])[] = [
  [/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u, [() => import('chrono-node/zh'), () => import('chrono-node/ja')]],
  [/\p{sc=Cyrl}/u, [() => import('chrono-node/uk'), () => import('chrono-node/ru')]],
  [
    /\p{sc=Latn}/u,
    [
      () => import('chrono-node/en'),
      () => import('chrono-node/de'),
      () => import('chrono-node/fr'),
      () => import('chrono-node/es'),
      () => import('chrono-node/it'),
      () => import('chrono-node/nl'),
      () => import('chrono-node/pt'),
      () => import('chrono-node/sv'),
      () => import('chrono-node/fi'),
      () => import('chrono-node/vi'),
    ],
  ],
];

/** Numbers whose order may mean anything; words beside them do not make it certain. */
const NUMERIC = /\d\s?[-/.]\s?\d/;
const DAY_MS = 24 * 60 * 60_000;

/**
 * What a date in words may mean: `yesterday`, `24 nov 2026, 16:51`, `vor 3 Tagen`, `2026年11月24日`. The first language
 * that reads the whole text decides; several only for a weekday that may be the last or the next one.
 *
 * @param now What the clock of whoever wrote it shows, as Unix milliseconds in UTC; days are counted from that.
 */
export async function wordedDates(text: string, now: number): Promise<readonly DateReading[]> {
  const [, languages = []] = LANGUAGES.find(([script]) => script.test(text)) ?? [];
  if (NUMERIC.test(text)) return [];
  for (const load of languages) {
    const { parse } = await load();
    const readings = readIn(parse, text, now);
    if (readings.length > 0) return readings;
    await rest();
  }
  return [];
}

function readIn(parse: Language['parse'], text: string, now: number): readonly DateReading[] {
  const [found, ...more] = parse(text, { instant: new Date(now), timezone: 0 });
  if (!found || more.length > 0 || found.end || !isWhole(found, text)) return [];
  const reading = { day: dayOf(found.start), time: timeOf(found.start) };
  if (found.start.isCertain('day') && found.start.isCertain('month')) return [reading];
  if (!found.start.isCertain('weekday')) return [];
  const at = Date.parse(reading.day);
  if (at <= now) return [reading];
  return [{ ...reading, day: new Date(at - 7 * DAY_MS).toISOString().slice(0, 10) }, reading];
}

function isWhole({ index, text: read }: ParsedResult, text: string): boolean {
  return index === 0 && /^[\s.,]*(?:г\.?)?$/.test(text.slice(read.length));
}

function dayOf(start: ParsedComponents): string {
  const [year = 0, month = 0, day = 0] = (['year', 'month', 'day'] as const).map(
    (part) => start.get(part) ?? 0,
  );
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function timeOf(start: ParsedComponents): string | null {
  if (!start.isCertain('hour')) return null;
  return (['hour', 'minute', 'second'] as const).map((part) => two(start.get(part) ?? 0)).join(':');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
