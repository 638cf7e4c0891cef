import { formatsOf } from './all-formats.ts';

/** Where a zero can be taken for an O, or a one for an I or a small L. */
const UPS = /^[1IL]Z[0-9A-Z]{16}$/;
const POSTAL = /^([A-Z01]{2})([0-9OIL]{9})([A-Z01]{2})$/;

/**
 * The number that was probably meant, where a check digit proves it: `1Z5R8939O357567127` with a zero for the O. Null
 * for what has no such mistake, and for what stays wrong.
 */
export function meantBy(number: string): string | null {
  return corrections(number).find((each) => each !== number && isProven(each)) ?? null;
}

function corrections(number: string): readonly string[] {
  if (UPS.test(number)) {
    const meant = `1Z${number.slice(2)}`;
    const zeros = meant.replace(/O/g, '0');
    return [meant, zeros, asDigits(meant), meant.replace(/I/g, '1')];
  }
  const [, service, digits, country] = POSTAL.exec(number) ?? [];
  return service && digits && country ? [asLetters(service) + asDigits(digits) + asLetters(country)] : [];
}

function asDigits(text: string): string {
  return text.replace(/O/g, '0').replace(/[IL]/g, '1');
}

function asLetters(text: string): string {
  return text.replace(/0/g, 'O').replace(/1/g, 'I');
}

function isProven(number: string): boolean {
  return formatsOf(number).some(({ tells, check }) => tells === 'checked' && check?.(number) === true);
}
