import countries from 'i18n-iso-countries';
import { nameKey } from '../domain/name-key.ts';

/** What people call a country, or a part of it that has no code of its own, and no list of names has. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    northernireland: 'GB',
    korea: 'KR',
    한국: 'KR',
    prc: 'CN',
    mainlandchina: 'CN',
    台灣: 'TW',
    臺灣: 'TW',
    ประเทศไทย: 'TH',
    republicofireland: 'IE',
  }),
);

/** ISO 3166-1, and XK, under which couriers go to Kosovo. */
const CODES: ReadonlySet<string> = new Set(Object.keys(countries.getAlpha2Codes()));

const english = englishNames();
/** Built for the first name that is not English. */
let everywhere: ReadonlyMap<string, string> | null = null;

/** No name is longer. */
const LONGEST = 100;

/**
 * `PL` for `pl`, `POL`, `Poland` and `Polska`; null for what is no country. Codes are those of ISO 3166-1 and no others:
 * those of countries that are gone, and of what is none, such as `EU`, are refused.
 */
export function countryCode(given: string): string | null {
  if (given.length > LONGEST) return null;
  const key = nameKey(given);
  const code = key.toUpperCase();
  if (CODES.has(code)) return code;
  // Two letters that are no code are nobody's short name in some language either.
  if (/^[a-z]{2}$/.test(key)) return key === 'uk' ? 'GB' : null;
  return english.get(key) ?? english.get(key.replace(/^the/, '')) ?? foreign().get(key) ?? null;
}

/** Couriers and services write what this platform's own names are, or ISO's. */
function englishNames(): ReadonlyMap<string, string> {
  const platform = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const names = new Map<string, string>();
  for (const [code, all] of namesIn('en')) for (const name of all) enter(names, name, code);
  for (const code of CODES) enter(names, platform.of(code) ?? '', code);
  for (const [code, name] of Object.entries(countries.getAlpha3Codes())) names.set(nameKey(code), name);
  for (const [name, code] of USUAL_NAMES) names.set(nameKey(name), code);
  names.delete('');
  return names;
}

/** In every language there is, without the names that mean different countries in different ones. */
function foreign(): ReadonlyMap<string, string> {
  if (everywhere) return everywhere;
  const names = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const language of countries.getSupportedLanguages()) {
    for (const [code, all] of namesIn(language)) {
      for (const key of all.map(nameKey)) {
        if ((names.get(key) ?? code) !== code) doubtful.add(key);
        names.set(key, code);
      }
    }
  }
  for (const key of ['', ...doubtful]) names.delete(key);
  everywhere = names;
  return names;
}

/** What is entered first stays: a country's own name comes before what else it is called. */
function enter(names: Map<string, string>, name: string, code: string): void {
  const key = nameKey(name);
  if (!names.has(key)) names.set(key, code);
}

function namesIn(language: string): readonly (readonly [code: string, names: readonly string[]])[] {
  const all = countries.getNames(language, { select: 'all' });
  return Object.entries(all).map(([code, names]) => [code, [names].flat()]);
}
