import ms from 'ms';

/** More than anybody means; and what is counted from now stays a date. */
const LONGEST_MS = 100 * 365 * 24 * 60 * 60_000;

/** `7d`, `12h`, `2 weeks` in milliseconds. A number without a unit is none. */
export function readSpan(given: string): number | null {
  if (!/^\d{1,15}(\.\d{1,15})?\s?[a-z]{1,15}$/i.test(given)) return null;
  const span = ms(given as ms.StringValue);
  return span > 0 && span <= LONGEST_MS ? span : null;
}
