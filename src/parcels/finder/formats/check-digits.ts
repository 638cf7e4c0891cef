/*
 * How couriers compute the check digit, from the definitions published with their test numbers at
 * https://github.com/jkeen/tracking_number_data and from the standards named below. Each says whether the last character
 * agrees with those before it; all are given digits, unless they say otherwise.
 */

export type Check = (number: string) => boolean;

/** Weights 3 and 1 from the right: GS1 (SSCC, GTIN), USPS, Canada Post and FedEx Ground. https://www.gs1.org/services/how-calculate-check-digit-manually */
export const gs1: Check = (number) => modulo10(number, [3, 1]);

/** UPS: from the left 1 and 2, letters counting from A = 2; the two characters `1Z` do not count. */
export const ups: Check = (number) => modulo10(number.replace(/^1Z/, ''), [1, 2], 'left');

/** OnTrac: as UPS, C and D counting 4 and 5. */
export const ontrac: Check = (number) =>
  modulo10(`${number.startsWith('C') ? 4 : 5}${number.slice(1)}`, [1, 2], 'left');

/** FedEx Express: weights 1, 7, 3 from the right, modulo 11, of which the last digit. Of twelve or fourteen digits. */
export const fedexExpress: Check = (number) => {
  const digits = digitsOf(number);
  const last = digits.pop();
  const sum = digits.reduceRight((all, digit, at) => {
    const weight = [1, 3, 7][(digits.length - 1 - at) % 3] ?? 0;
    return all + digit * weight;
  }, 0);
  return (sum % 11) % 10 === last;
};

/** DHL Express, Yamato and Sagawa: what is left after division by seven. */
export const modulo7: Check = (number) => Number(BigInt(number.slice(0, -1)) % 7n) === Number(number.at(-1));

/** UPU S10: the nine digits of a number such as RA123456785PL. https://www.upu.int/en/Postal-Solutions/Programmes-Services/Standards */
export const s10: Check = (number) => {
  const digits = digitsOf(number.slice(2, 11));
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((all, weight, at) => all + weight * (digits[at] ?? 0), 0);
  const rest = 11 - (sum % 11);
  return digits[8] === (rest === 10 ? 0 : rest === 11 ? 5 : rest);
};

/** Payment cards, Purolator. */
export const luhn: Check = (number) => {
  const sum = digitsOf(number).reduceRight((all, digit, at) => {
    const isSecond = (number.length - at) % 2 === 0;
    const value = isSecond ? digit * 2 : digit;
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

const DPD_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** DPD: ISO 7064, MOD 37,36 over digits and letters. */
export const dpd: Check = (number) => {
  let rest = 36;
  for (const character of number.slice(0, -1)) {
    const sum = (rest + DPD_ALPHABET.indexOf(character)) % 36 || 36;
    rest = (sum * 2) % 37;
  }
  return DPD_ALPHABET[(37 - rest) % 36] === number.at(-1);
};

/** GLS's twelve digits: as GS1, one more. */
export const gls: Check = (number) => gs1(`${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`);

/** Evri: weights 2 and 1 from the left, letters as UPS counts them; the last digit of the sum. */
export const evri: Check = (number) => {
  const digits = digitsOf(number);
  const last = digits.pop();
  return digits.reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 2 : 1), 0) % 10 === last;
};

/** Deutsche Post's Identcode: weights 4 and 9 from the left. */
export const identcode: Check = (number) => modulo10(number, [4, 9], 'left');

function modulo10(
  number: string,
  weights: readonly [number, number],
  from: 'left' | 'right' = 'right',
): boolean {
  const digits = digitsOf(number);
  const last = digits.pop() ?? 0;
  const sum = digits.reduce((all, digit, at) => {
    const place = from === 'left' ? at : digits.length - 1 - at;
    return all + digit * (weights[place % 2] ?? 0);
  }, 0);
  return (10 - (sum % 10)) % 10 === last;
}

/** Letters count from A = 2, as on UPS's labels. */
function digitsOf(text: string): number[] {
  return Array.from(text, (character) =>
    character >= 'A' ? (character.charCodeAt(0) - 63) % 10 : character.charCodeAt(0) - 48,
  );
}
