const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** English names to two-letter codes, both ways; couriers and services write either. */
const codeByName = new Map(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
    const name = regions.of(code);
    return name ? [[name.toLowerCase(), code] as const] : [];
  }),
);

/** `PL` for `pl` and for `Poland`; null for what is no country. */
export function countryCode(given: string): string | null {
  const text = given.trim();
  if (/^[a-z]{2}$/i.test(text)) return regions.of(text.toUpperCase()) ? text.toUpperCase() : null;
  return codeByName.get(text.toLowerCase()) ?? null;
}
