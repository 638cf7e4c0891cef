import { failure, type Result, success } from '../../domain/result.ts';
import type { CarrierIndex } from '../carriers/carrier-index.ts';
import { carriersOf, finderOptions } from '../carriers/finder-options.ts';
import { findNumbers } from '../finder/find-numbers.ts';
import { type ListedNumber, parseNumbers } from '../listed-numbers.ts';
import { undoDamage } from './undo-damage.ts';

/** The numbers in one cell, each with the carrier that stands beside it. No word of it is passed over. */
export function numbersInCell(cell: string, index: CarrierIndex | null): Result<readonly ListedNumber[]> {
  const { text, lost } = undoDamage(cell);
  if (lost) return failure({ code: 'digits-lost', given: text });
  const plain = text.replace(/[|/]+(?=\s|$)|(?<=\s)[|/]+/g, ',');
  const listed = /:\/\//.test(plain) ? null : parseNumbers(plain, index);
  if (listed?.ok) return listed;
  return foundIn(text, index) ?? listed ?? parseNumbers(plain, index);
}

/** No cell with numbers in it is longer. */
const LONGEST = 2_000;
/** What may stand between numbers. */
const BETWEEN = /^(?:[\s,;|/&+()[\]#:.、，；-]|and|und|et|y|e|i|en)*$/iu;

/** Numbers in addresses, and beside the names of their carriers; null where other words are left over. */
function foundIn(text: string, index: CarrierIndex | null): Result<readonly ListedNumber[]> | null {
  if (text.length > LONGEST) return null;
  const found = findNumbers(text, finderOptions(index));
  if (found.length === 0) return null;
  let [rest, end] = ['', 0];
  for (const { within } of found) {
    rest += ` ${text.slice(end, within.from)}`;
    end = Math.max(end, within.to);
  }
  if (!BETWEEN.test(rest + text.slice(end))) return null;
  return success(
    found.map(({ number, carriers, certain, told }) => {
      const code = certain || told !== 'looks' ? carriers.length === 1 && carriers[0] : null;
      return { number, carrier: (code && index?.match(code)) || null, likely: carriersOf(carriers, index) };
    }),
  );
}
