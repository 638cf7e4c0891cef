import distance from 'damerau-levenshtein';

/** Comparing takes the square of the length, and nothing that has a name here is longer. */
const LONGEST = 60;

/**
 * The candidates that a typing mistake may have been meant for, best first. A mistake is a letter too many, too few,
 * another one, or two swapped; one is allowed for every three letters.
 */
export function nearest<T>(
  given: string,
  candidates: readonly T[],
  wordsOf: (candidate: T) => readonly string[],
): readonly T[] {
  if (given.length > LONGEST) return [];
  const typed = given.toLowerCase();
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  return candidates
    .map((candidate) => ({
      candidate,
      score: Math.min(...wordsOf(candidate).map((word) => score(typed, word, allowed))),
    }))
    .filter(({ score }) => score < allowed + 1)
    .sort((a, b) => a.score - b.score)
    .map(({ candidate }) => candidate);
}

/** Mistakes, and a little less than one more where not even the letters are the same. */
function score(typed: string, word: string, allowed: number): number {
  // Each letter more or less is a mistake by itself.
  if (Math.abs(word.length - typed.length) > allowed) return Number.POSITIVE_INFINITY;
  const other = word.toLowerCase();
  return distance(typed, other).steps + (sorted(typed) === sorted(other) ? 0 : 0.5);
}

function sorted(word: string): string {
  return [...word].sort().join('');
}
