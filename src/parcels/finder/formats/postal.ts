import type { Courier } from '../couriers/couriers.ts';
import { s10 } from './check-digits.ts';
import { format, type NumberFormat } from './format.ts';
import { postsOf } from './postal-operators.ts';

/**
 * UPU S10: a kind of service, eight digits and their check digit, and the country whose post gave the number out.
 * https://www.upu.int/UPU/media/upu/files/postalSolutions/programmesAndServices/standards/S10-12.pdf
 */
export const POSTAL: readonly NumberFormat[] = [
  format(
    'UPU S10',
    /^[A-Z]{2}\d{9}(?!YP)[A-Z]{2}$/,
    13,
    'checked',
    (number): readonly Courier[] => postsOf(number.slice(11), number.charAt(0)),
    { check: s10 },
  ),
];
