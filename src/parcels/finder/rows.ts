/** Letters and digits without anything between them. */
export interface Atom {
  /** In capitals. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly isDigits: boolean;
  readonly hasSmallLetters: boolean;
  /** What stands between it and the one before in its row; empty for the first. */
  readonly gap: string;
}

/** Atoms between which there is nothing but what is printed between the groups of a number. */
export type Row = readonly Atom[];

/** A row that is longer is cut: no number has so many groups. */
const LONGEST_ROW = 150;
const GAP = /^(?: {1,2}| ?- ?|\.)$/;

/** The rows of a text from one place to another, one after the other. */
export function* rowsOf(plain: string, from: number, to: number): Generator<Row> {
  const words = /[0-9A-Za-z]+/g;
  words.lastIndex = from;
  let row: Atom[] = [];
  for (let match = words.exec(plain); match && match.index < to; match = words.exec(plain)) {
    const last = row.at(-1);
    const gap = last ? plain.slice(last.to, Math.min(match.index, last.to + 4)) : '';
    const continues = last && match.index - last.to <= 3 && GAP.test(gap) && row.length < LONGEST_ROW;
    if (!continues && row.length > 0) {
      yield row;
      row = [];
    }
    row.push(atomOf(match[0], match.index, continues ? gap : ''));
  }
  if (row.length > 0) yield row;
}

function atomOf(word: string, from: number, gap: string): Atom {
  return {
    text: word.toUpperCase(),
    from,
    to: from + word.length,
    isDigits: /^\d+$/.test(word),
    hasSmallLetters: /[a-z]/.test(word),
    gap,
  };
}
