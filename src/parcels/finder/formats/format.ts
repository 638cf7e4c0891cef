import { COURIERS, type Courier, type CourierKey } from '../couriers/couriers.ts';
import type { Check } from './check-digits.ts';

/** One printed form of tracking numbers. */
export interface NumberFormat {
  /** As people call it, such as `UPS 1Z`. */
  readonly name: string;
  /** A whole number in capitals without blanks and dashes. */
  readonly shape: RegExp;
  /** The fewest and the most characters that have this shape. */
  readonly lengths: readonly [number, number];
  /** Who uses it, likeliest first. */
  couriers(number: string): readonly Courier[];
  /** The courier's check digit; absent where there is none, or none is published. */
  readonly check?: Check;
  /**
   * What the shape says: `courier` names it alone, `checked` together with a right check digit, `little` fits many
   * couriers whatever the check digit.
   */
  readonly tells: 'courier' | 'checked' | 'little';
  /** The courier's own number where a barcode has routing digits around it. */
  inner?(number: string): string;
}

type Rest = Partial<Pick<NumberFormat, 'check' | 'inner'>>;

/** A format of one length or of a range of lengths. */
export function format(
  name: string,
  shape: RegExp,
  lengths: number | readonly [number, number],
  tells: NumberFormat['tells'],
  couriers: readonly CourierKey[] | ((number: string) => readonly Courier[]),
  rest: Rest = {},
): NumberFormat {
  const listed = typeof couriers === 'function' ? null : couriers.map((key) => COURIERS[key]);
  return {
    name,
    shape,
    lengths: typeof lengths === 'number' ? [lengths, lengths] : lengths,
    tells,
    couriers: (number) => listed ?? (typeof couriers === 'function' ? couriers(number) : []),
    ...rest,
  };
}
