import { normalForm } from './normal-form.ts';

/** Letters that are no letter with a mark to Unicode, though people type them as one. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', '&': 'and' }),
);

/**
 * A name as it is looked up: small letters and digits alone, without accents. `China EMS`, `china-ems` and `CHINA_EMS` are
 * one name, and so are `Česká pošta` and `ceska posta`.
 */
export function nameKey(name: string): string {
  return normalForm(name)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .replace(/[ßøłđæœı&]/g, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
