import { ASIAN } from './asian-words.ts';
import { type CourierWords, WESTERN } from './courier-words.ts';
import { NORTHERN } from './northern-words.ts';
import { SLAVIC } from './slavic-words.ts';
import { SOUTHERN } from './southern-words.ts';

const ALL = [...WESTERN, ...SOUTHERN, ...NORTHERN, ...SLAVIC, ...ASIAN];

/** Characters; what is behind them says nothing about the parcel. */
const LONGEST = 400;
const LETTER = '[\\p{L}\\p{N}]';

const collect = anyOf(({ collect }) => collect);
const notCollect = anyOf(({ notCollect }) => notCollect);
const deliver = anyOf(({ deliver }) => deliver);
const notDeliver = anyOf(({ notDeliver }) => notDeliver);

/** Which last step an event's text tells of, in whatever language; null where it says neither, or both. */
export function lastStepIn(event: string): 'outfordelivery' | 'readytocollect' | null {
  const text = folded(event.slice(0, LONGEST));
  const isToCollect = text.replace(notCollect, ' ').search(collect) >= 0;
  const isOnItsWay = text.replace(notDeliver, ' ').search(deliver) >= 0;
  if (isToCollect === isOnItsWay) return null;
  return isToCollect ? 'readytocollect' : 'outfordelivery';
}

/** Small letters without marks, and single blanks instead of everything else. */
function folded(text: string): string {
  return withoutMarks(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Of Latin, Cyrillic and Greek letters alone: a kana with another mark is another kana. */
function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[łŁıßøØæÆđ]/g, (letter) => PLAIN.get(letter) ?? letter);
}

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ł: 'l',
    Ł: 'l',
    ı: 'i',
    ß: 'ss',
    ø: 'o',
    Ø: 'o',
    æ: 'ae',
    Æ: 'ae',
    đ: 'd',
  }),
);

function anyOf(phrasesOf: (words: CourierWords) => readonly string[]): RegExp {
  const phrases = ALL.flatMap(phrasesOf).map((phrase) =>
    withoutMarks(phrase.replaceAll(' … ', '(?: [^ ]+){0,6}? ')),
  );
  // A word begins where it is written apart; one in a script without blanks may begin anywhere.
  const [apart, anywhere] = [phrases.filter((each) => !isAsian(each)), phrases.filter(isAsian)];
  return new RegExp(`(?<!${LETTER})(?:${apart.join('|')})|${anywhere.join('|')}`, 'gu');
}

function isAsian(phrase: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(phrase);
}
