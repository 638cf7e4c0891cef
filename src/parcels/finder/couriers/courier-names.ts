import { nameKey } from '../../../domain/name-key.ts';
import type { Courier } from './couriers.ts';
import { CARRIER_NAMES } from './name-table.ts';

/** Names that are everyday words, or those of shops that have others carry what they sell: beside a number they tell nothing. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'amazon amazonprime aliexpress jd jdcom jingdong bring posten mondial rm ptt acs 天天 联邦 邮政 宅急便'.split(
    ' ',
  ),
);

/** As many words as the longest of the names is written in. */
const MOST_WORDS = 4;

/** Who is meant by up to a few words; `known` is asked for what is no usual name. */
export type NameReader = (words: string) => string | null;

/** A courier's name in a text, and where. */
export interface Named {
  readonly courier: Courier;
  readonly from: number;
  readonly to: number;
}

/** The last name in a text; null for none. A number's own letters are no name. */
export function lastNameIn(text: string, known?: NameReader): Named | null {
  const words = wordsOf(text);
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - MOST_WORDS); start < end; start += 1) {
      const found = nameOf(text, words.slice(start, end), known);
      if (found) return found;
    }
  }
  return null;
}

/** A name that a text begins with; null where it begins with another word. */
export function firstNameIn(text: string, known?: NameReader): Named | null {
  const words = wordsOf(text);
  for (let end = Math.min(MOST_WORDS, words.length); end > 0; end -= 1) {
    const found = nameOf(text, words.slice(0, end), known);
    if (found) return found;
  }
  return null;
}

/** What stands in one word with a name, as in 顺丰单号. */
const HAN_LABEL = /(?:快[递遞])?(?:[单單][号號]|[运運][单單][号號]?|[编編][号號]|番号)$/u;

interface Word {
  readonly from: number;
  readonly to: number;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
  }));
}

function nameOf(text: string, words: readonly Word[], known: NameReader | undefined): Named | null {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return null;
  const given = text.slice(first.from, last.to);
  // Between the words of a name stands a blank, a dash, a dot or an &.
  if (/[^\p{L}\p{N} .&'®™-]/u.test(given)) return null;
  const key = nameKey(given.replace(/[®™]/g, '')).replace(HAN_LABEL, '');
  if (EVERYDAY.has(key)) return null;
  const code = CARRIER_NAMES.has(key) ? null : (known?.(given) ?? null);
  const courier = CARRIER_NAMES.get(key) ?? (code === null ? null : [code]);
  return courier && { courier, from: first.from, to: last.to };
}
