import fc from 'fast-check';
import countries from 'i18n-iso-countries';
import { describe, expect, it } from 'vitest';
import { countryCode } from '../../src/grammar/countries.ts';

const platform = new Intl.DisplayNames(['en'], { type: 'region' });
const codes = Object.keys(countries.getAlpha2Codes());
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

describe('countries', () => {
  it.each([
    ['by the name that couriers use', (code: string) => platform.of(code)],
    ['by the name in ISO 3166', (code: string) => countries.getName(code, 'en')],
    ['by two letters', (code: string) => code.toLowerCase()],
    ['by three letters', (code: string) => countries.alpha2ToAlpha3(code)],
  ])('every country comes back as itself %s', (_, nameOf) => {
    expect(codes.length).toBeGreaterThan(248);
    expect(codes.filter((code) => countryCode(nameOf(code) ?? '') !== code)).toEqual([]);
  });

  it('no other two letters are a country, but UK, which everybody writes', () => {
    expect(pairs.filter((pair) => countryCode(pair) && !codes.includes(pair))).toEqual(['UK']);
    expect(countryCode('UK')).toBe('GB');
  });

  it.each(['FX', 'SU', 'YU', 'HV', 'DY', 'ZR', 'TP', 'EU', 'UN', 'ZZ', 'DD', 'AN', 'Atlantis', '', '🙂'])(
    '%s is none',
    (given) => {
      expect(countryCode(given)).toBeNull();
    },
  );

  it.each([
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Turkey', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Holland', 'NL'],
    ['the Netherlands', 'NL'],
    ['South Korea', 'KR'],
    ['Ivory Coast', 'CI'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Bosnia & Herzegovina', 'BA'],
    ['St. Lucia', 'LC'],
    ['UAE', 'AE'],
    ['Deutschland', 'DE'],
    ['Österreich', 'AT'],
    ['osterreich', 'AT'],
    ['España', 'ES'],
    ['espana', 'ES'],
    ['Polska', 'PL'],
    ['Česko', 'CZ'],
    ['Türkiye', 'TR'],
    ['België', 'BE'],
    ['Россия', 'RU'],
    ['Україна', 'UA'],
    ['Ελλάδα', 'GR'],
    ['中国', 'CN'],
    ['日本', 'JP'],
    ['한국', 'KR'],
    ['مصر', 'EG'],
  ])('%s is %s', (given, code) => {
    expect(countryCode(given)).toBe(code);
  });

  it('a name that means different countries in different languages is not guessed', () => {
    expect(countryCode('Kongo')).toBeNull();
  });

  it('any text is a country or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const code = countryCode(text);
        expect(code === null || codes.includes(code)).toBe(true);
      }),
    );
  });
});
