import { ASIAN } from './asian.ts';
import { BARE_DIGITS } from './bare-digits.ts';
import { DHL } from './dhl.ts';
import { EUROPEAN } from './european.ts';
import type { NumberFormat } from './format.ts';
import { NORTH_AMERICAN } from './north-american.ts';
import { POSTAL } from './postal.ts';

const ALL = [...NORTH_AMERICAN, ...POSTAL, ...EUROPEAN, ...ASIAN, ...DHL, ...BARE_DIGITS];

const byLength = new Map<number, NumberFormat[]>();
for (const each of ALL) {
  const [least, most] = each.lengths;
  for (let length = least; length <= most; length += 1) {
    byLength.set(length, [...(byLength.get(length) ?? []), each]);
  }
}

/** As many characters as the longest number of any format has. */
export const LONGEST_NUMBER = Math.max(...byLength.keys());

/** The formats that a number in capitals without blanks has. */
export function formatsOf(number: string): readonly NumberFormat[] {
  const possible = byLength.get(number.length) ?? [];
  return possible.filter(({ shape, couriers }) => shape.test(number) && couriers(number).length > 0);
}
