import type { Candidate } from './candidate.ts';

/** What may stand between two numbers and says nothing itself. */
const JOINED = /^(?:[\s\p{P}\p{S}]|\b(?:and|und|et|e|y|i|oraz|en|og|och)\b)*$/iu;
/** A `#` or an `@` belongs to its word, and a mark at the end to its sentence. */
const BEFORE_WORDS = /[\s\p{Ps}\p{Pd}:;,.|•·*=>]/u;
const AFTER_WORDS = /[\s\p{Pe}\p{Pd}:;,|•·*=<]/u;

/**
 * The runs of words that are neither a number that was found nor belong to one, in order: `Your order #1042 has shipped!`
 *
 * @param found as they were found in the text
 */
export function wordsBeside(text: string, found: readonly Pick<Candidate, 'within'>[]): readonly string[] {
  const ends = [0, ...found.map(({ within }) => within.to)];
  const starts = [...found.map(({ within }) => within.from), text.length];
  return ends.flatMap((end, at) => {
    const between = text.slice(end, starts[at]);
    const isJoin = at > 0 && at < found.length && JOINED.test(between);
    const words = isJoin ? '' : withoutMarks(between);
    return /[\p{L}\p{N}]/u.test(words) ? [words] : [];
  });
}

function withoutMarks(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && BEFORE_WORDS.test(text.charAt(from))) from += 1;
  while (to > from && AFTER_WORDS.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
