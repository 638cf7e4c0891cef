import { z } from 'zod';
import { numericDates } from '../../domain/numeric-date.ts';
import { countryCode } from '../../grammar/countries.ts';
import type { CarrierIndex } from '../carriers/carrier-index.ts';
import { readNumber } from '../finder/formats/read-number.ts';
import { readLink } from '../finder/links/read-link.ts';
import { looksLikeNumber } from '../numbers.ts';
import { carrierIn } from './carrier-in-cell.ts';
import type { GridRow } from './grid.ts';
import { undoDamage } from './undo-damage.ts';

/** What the cells of a column look like: of those that hold something, the share of each sort. */
export interface Profile {
  readonly filled: number;
  readonly numbers: number;
  /** Numbers of which the form tells whose they are. */
  readonly telling: number;
  /** Cells with a number somewhere in them. */
  readonly withNumbers: number;
  readonly links: number;
  readonly carriers: number;
  readonly emails: number;
  readonly countries: number;
  readonly dates: number;
  /** Short ones such as `#1001`. */
  readonly orders: number;
  /** Of the cells, those that no other is like. */
  readonly distinct: number;
}

/** As many cells as show what a column holds. */
const SAMPLE = 60;
const LONGEST = 300;
/** No tracking number that people export is shorter. */
const SHORTEST_NUMBER = 8;

export function profileOf(rows: readonly GridRow[], at: number, index: CarrierIndex | null): Profile {
  const cells: string[] = [];
  for (const row of rows) {
    const cell = (row.cells[at] ?? '').trim();
    if (cell !== '') cells.push(cell.slice(0, LONGEST));
    if (cells.length >= SAMPLE) break;
  }
  const share = (fits: (cell: string) => boolean) =>
    cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
  return {
    filled: cells.length,
    numbers: share(isNumber),
    telling: share((cell) => isNumber(cell) && readNumber(compact(firstOf(cell))).telling),
    withNumbers: share((cell) => cell.split(/[\s,;|]+/).some(isNumber)),
    links: share(isLink),
    carriers: share((cell) => carrierIn(cell, index) !== null),
    emails: share((cell) => z.email().safeParse(cell).success),
    countries: share((cell) => countryCode(cell) !== null),
    dates: share(isDate),
    orders: share((cell) => /^#?[A-Z]{0,6}-?\d{1,12}(?:[-/.]\d+)*$/i.test(cell)),
    distinct: cells.length === 0 ? 0 : new Set(cells).size / cells.length,
  };
}

/** Whether a cell is a number, or several; not whether it must be one. */
export function isNumber(cell: string): boolean {
  const { text, lost } = undoDamage(cell);
  if (lost) return true;
  const first = firstOf(text);
  const number = compact(first);
  if (number.length < SHORTEST_NUMBER || !looksLikeNumber(number)) return false;
  // A word and a number beside each other are no number.
  return !/\p{L}{3,}\s|\s\p{L}{3,}$/u.test(first) && !isDate(first);
}

export function isDate(cell: string): boolean {
  return (numericDates(cell, 0)?.length ?? 0) > 0;
}

/** Of several, the first. */
function firstOf(cell: string): string {
  return (
    undoDamage(cell)
      .text.split(/[,;|\n]/)[0]
      ?.trim() ?? ''
  );
}

function compact(text: string): string {
  return text.replace(/[\s\p{Pd}]+/gu, '').toUpperCase();
}

function isLink(cell: string): boolean {
  return /^https?:\/\//i.test(cell) && readLink(cell).numbers.length > 0;
}
