/** A cell as it was meant; `lost` where a spreadsheet has cut digits off that nobody can know again. */
export interface Cell {
  readonly text: string;
  readonly lost: boolean;
}

/** `="771234567890"`, `=HYPERLINK("https://…", "771234567890")` */
const FORMULA =
  /^=\s*(?:"((?:[^"]|"")*)"|(\d+)|HYPERLINK\s*\(\s*"([^"]*)"\s*(?:[,;]\s*"?([^")]*)"?\s*)?\))$/i;
/** What an export puts before what a spreadsheet would take for a formula. */
const LEADING_QUOTE = /^'(?='*[=+@\t\r-])/;
/** What a spreadsheet puts before digits that are to stay as they are. */
const BEFORE_DIGITS = /^['’`](?=\d)/;
/** `7.71E+11`, `7,71234567890e11` */
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;
/** `771,234,567,890`, `771.234.567.890`, `771 234 567 890`, `771'234'567'890` */
const THOUSANDS = /^\d{1,3}(?:([,.'’ \u00a0\u202f])\d{3})(?:\1\d{3})+$/u;
const DECIMALS = /^(\d{8,})[.,]0+$/;
/** A number in a spreadsheet has fifteen digits; what comes behind them is filled up with zeros. */
const FILLED_UP = /^[1-9]\d{14}0{3,}$/;

/** What stands in a cell, whichever spreadsheet it came through. A number is given back with its digits alone. */
export function undoDamage(cell: string): Cell {
  const text = withoutFormula(cell.trim()).replace(BEFORE_DIGITS, '');
  const [, first, fraction = '', exponent] = SCIENTIFIC.exec(text) ?? [];
  if (first !== undefined) {
    const digits = first + fraction;
    const missing = Number(exponent) + 1 - digits.length;
    // A fraction that is left over would be no whole number.
    return missing === 0 && digits.length >= 5 ? whole(digits) : { text, lost: Number(exponent) >= 5 };
  }
  if (THOUSANDS.test(text)) return whole(text.replace(/\D/g, ''));
  const [, digits] = DECIMALS.exec(text) ?? [];
  return digits === undefined ? { text, lost: FILLED_UP.test(text) } : whole(digits);
}

/** The same for a cell that is no number: only what was put before it is taken off. */
export function plainCell(cell: string): string {
  return withoutFormula(cell.trim());
}

function whole(digits: string): Cell {
  return { text: digits, lost: FILLED_UP.test(digits) };
}

function withoutFormula(text: string): string {
  const [all, quoted, bare, address = '', shown] = FORMULA.exec(text.slice(0, LONGEST_FORMULA)) ?? [];
  if (all === undefined) return text.replace(LEADING_QUOTE, '');
  return (quoted?.replaceAll('""', '"') ?? bare ?? linked(address, shown ?? '')).trim();
}

/** The address tells more than what is shown, unless the number is only there. */
function linked(address: string, shown: string): string {
  return address === '' || (/\d{6}/.test(shown) && !address.includes(shown)) ? shown : address;
}

const LONGEST_FORMULA = 2_000;
