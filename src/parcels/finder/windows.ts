import { formatsOf, LONGEST_NUMBER } from './formats/all-formats.ts';
import { meantBy } from './formats/look-alikes.ts';
import { readNumber } from './formats/read-number.ts';
import type { Atom, Row } from './rows.ts';

/** A part of a row that may be one number. */
export interface Window {
  /** In capitals, without what stands between its groups. */
  readonly number: string;
  readonly from: number;
  readonly to: number;
  /**
   * `form`: one courier's own form, in whatever groups. `groups`: groups of digits that make sense together only where
   * the text says that they are a number. `word`: one word.
   */
  readonly by: 'form' | 'groups' | 'word';
  readonly atoms: readonly Atom[];
}

/** As many groups as numbers are printed in; each character may stand alone. */
const MOST_GROUPS = 12;
const SHORTEST = 8;
/** A longer group of digits is a number of its own. */
const LONGEST_GROUP = 7;
const LEAST_OF_BARCODE = 20;
/** Swiss Post prints 99.00.123456.12345678. */
const LONGEST_DOTTED_GROUP = 8;

/** The parts of a row that may be numbers, from its beginning; none shares an atom with another. */
export function windowsOf(row: Row): readonly Window[] {
  const found: Window[] = [];
  for (let at = 0; at < row.length; ) {
    const window = formAt(row, at) ?? digitsAt(row, at) ?? wordAt(row, at);
    if (window) found.push(window);
    at += window?.atoms.length ?? 1;
  }
  return found;
}

function windowOf(atoms: readonly Atom[], by: Window['by']): Window | null {
  const [first, last] = [atoms[0], atoms.at(-1)];
  if (!first || !last) return null;
  return { number: atoms.map(({ text }) => text).join(''), from: first.from, to: last.to, by, atoms };
}

/** The longest form of one courier that begins with an atom. */
function formAt(row: Row, at: number): Window | null {
  const first = row[at];
  if (!first || (first.isDigits && isDigitsBefore(row, at))) return null;
  let number = '';
  let best: Window | null = null;
  const isSpelled = first.text.length === 1;
  const most = Math.min(row.length, at + (isSpelled ? LONGEST_NUMBER : MOST_GROUPS));
  for (let end = at; end < most; end += 1) {
    number += row[end]?.text ?? '';
    if (number.length > LONGEST_NUMBER || (number.length > 3 && !canBegin(number))) break;
    if (number.length >= SHORTEST && isForm(number, row, at, end)) {
      best = windowOf(row.slice(at, end + 1), 'form') ?? best;
    }
  }
  return best;
}

/** Every courier's own form has a letter among its first characters, or is one of the long barcodes of digits. */
function canBegin(number: string): boolean {
  return /^.{0,3}[A-Z]/.test(number) || /^(?:%?\d{7}|9[1-6]|420|10|00)/.test(number);
}

function isForm(number: string, row: Row, at: number, end: number): boolean {
  const own = formatsOf(number).filter(({ tells }) => tells !== 'little');
  if (own.length === 0) return at === end && meantBy(number) !== null;
  if (at === end) return true;
  const isDigits = /^\d+$/.test(number);
  if (isDigits && row[end + 1]?.isDigits) return false;
  // Words of a sentence are no letters of a number, unless nothing else is there.
  const isWhole = at === 0 && end === row.length - 1;
  if (!isWhole && row.slice(at, end + 1).some(({ hasSmallLetters }) => hasSmallLetters)) return false;
  return own.some((each) => {
    const isFixed = each.lengths[0] === each.lengths[1];
    const isProven = each.check?.(number) === true;
    return isProven || (isFixed || isWhole ? !isDigits || isPrinted(row.slice(at, end + 1)) : false);
  });
}

/** Groups of about the same length, as on a label: `9400 1000 0000 0000 0000 00`. */
function isPrinted(atoms: readonly Atom[]): boolean {
  const lengths = new Set(atoms.slice(0, -1).map(({ text }) => text.length));
  return lengths.size === 1;
}

function isDigitsBefore(row: Row, at: number): boolean {
  return at > 0 && row[at]?.gap !== '' && row[at - 1]?.isDigits === true;
}

/** All groups of digits that stand side by side, where they may be one number. */
function digitsAt(row: Row, at: number): Window | null {
  if (!row[at]?.isDigits || isDigitsBefore(row, at)) return null;
  let end = at;
  while (row[end + 1]?.isDigits) end += 1;
  const atoms = row.slice(at, end + 1);
  const window = atoms.length > 1 ? windowOf(atoms, 'groups') : null;
  if (!window || window.number.length < SHORTEST || window.number.length > LONGEST_NUMBER) return null;
  const isDotted = atoms.slice(1).every(({ gap }) => gap === '.');
  const most = isDotted ? LONGEST_DOTTED_GROUP : LONGEST_GROUP;
  return atoms.every(({ text }) => text.length <= most) || isLongForm(window.number) ? window : null;
}

/** No two numbers side by side are so long and have the check digit right. */
function isLongForm(number: string): boolean {
  return number.length >= LEAST_OF_BARCODE && readNumber(number).checkDigit === 'right';
}

function wordAt(row: Row, at: number): Window | null {
  const atom = row[at];
  if (!atom || atom.text.length < SHORTEST || atom.text.length > 50) return null;
  return (atom.text.match(/\d/g)?.length ?? 0) >= 4 ? windowOf([atom], 'word') : null;
}
