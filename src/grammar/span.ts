import ms from 'ms';

/** `7d`, `12h`, `2 weeks` in milliseconds. A number without a unit is none. */
export function readSpan(given: string): number | null {
  if (!/^\d+(\.\d+)?\s?[a-z]+$/i.test(given)) return null;
  const span = ms(given as ms.StringValue);
  return Number.isFinite(span) && span > 0 ? span : null;
}
