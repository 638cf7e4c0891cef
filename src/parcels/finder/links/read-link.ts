import { firstNameIn } from '../couriers/courier-names.ts';
import { COURIERS, type Courier, isSameCourier } from '../couriers/couriers.ts';
import { formatsOf } from '../formats/all-formats.ts';
import type { LinkPattern } from './link-pattern.ts';
import { patternOf } from './link-table.ts';

/** What an address says. */
export interface LinkReading {
  /** In capitals without blanks, each with the characters that stand for it in the decoded address. */
  readonly numbers: readonly { readonly number: string; readonly written: string }[];
  /** Whose page it is, or who is named in it; null where it does not say. */
  readonly courier: Courier | null;
  /** Whether the site is known to track parcels. */
  readonly isKnown: boolean;
}

/** A value in an address, and the name before it: a parameter's, or the folder's that it is in. */
interface Value {
  readonly name: string;
  readonly value: string;
}

const NOTHING: LinkReading = { numbers: [], courier: null, isKnown: false };
/** An address within an address, as mail programs and search engines wrap them. */
const MOST_WRAPS = 2;
const LONGEST_NAME = 60;
const LONGEST = 4_000;
const SHORTEST = 8;
/** Chats, networks and shops give everything a row of so many digits. */
const SOMEBODYS_ID = /^\d{17,19}$/;

/** The numbers in an address, which may lack `https://`. Nothing where it is none, or says nothing of parcels. */
export function readLink(address: string, wraps = 0): LinkReading {
  const url = address.length > LONGEST ? null : urlOf(address);
  if (!url) return NOTHING;
  const values = valuesOf(url);
  const wrapped = values.find(({ value }) => /^https?:\/\//i.test(value));
  if (wrapped && wraps < MOST_WRAPS) {
    const inner = readLink(wrapped.value, wraps + 1);
    if (inner.numbers.length > 0) return inner;
  }
  const pattern = patternOf(url.hostname);
  return pattern ? readKnown(values, pattern) : readUnknown(values);
}

function urlOf(address: string): URL | null {
  const text = address.replace(/&amp;/g, '&');
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(whole) ? new URL(whole) : null;
}

function valuesOf(url: URL): readonly Value[] {
  const hash = decoded(url.hash.slice(1));
  const [hashPath = '', hashQuery = ''] = /[?]/.test(hash)
    ? hash.split('?')
    : hash.includes('=')
      ? ['', hash]
      : [hash];
  const query = [...url.searchParams, ...new URLSearchParams(hashQuery)];
  return [
    ...query.map(([name, value]) => ({ name: name.toLowerCase(), value: value.trim() })),
    ...foldersOf(`${decoded(url.pathname)}/${hashPath}`),
  ];
}

function foldersOf(path: string): readonly Value[] {
  const folders = path.split('/').filter((folder) => folder !== '');
  return folders.map((value, at) => ({ name: (folders[at - 1] ?? '').toLowerCase(), value }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readKnown(values: readonly Value[], pattern: LinkPattern): LinkReading {
  const places = [...(pattern.parameters ?? []), ...(pattern.folders ?? [])];
  const courier = pattern.courier ? COURIERS[pattern.courier] : namedAmong(values);
  const told = values.filter(({ name }) => places.includes(name)).flatMap(numbersIn);
  const numbers =
    told.length > 0 ? told : values.flatMap(numbersIn).filter(({ number }) => fits(number, courier));
  return { numbers: onlyOnce(numbers), courier, isKnown: true };
}

/** Trackers name the courier in a folder or a parameter of its own. */
function namedAmong(values: readonly Value[]): Courier | null {
  const named = values.flatMap(({ value }) => {
    const found = value.length <= LONGEST_NAME ? firstNameIn(value) : null;
    return found && found.from === 0 && found.to === value.length ? [found.courier] : [];
  });
  return named[0] ?? null;
}

/** A number of a form that the courier uses, or that is one courier's own. */
function fits(number: string, courier: Courier | null): boolean {
  return formatsOf(number).some(
    ({ tells, couriers }) =>
      tells !== 'little' || !courier || couriers(number).some((each) => isSameCourier(each, courier)),
  );
}

/** Of a page that says nothing of itself, only one number. */
function readUnknown(values: readonly Value[]): LinkReading {
  const numbers = onlyOnce(values.flatMap(numbersIn)).filter(
    ({ number }) => number.length >= 12 && !SOMEBODYS_ID.test(number) && formatsOf(number).length > 0,
  );
  return numbers.length === 1 ? { ...NOTHING, numbers } : NOTHING;
}

/** What PostNL's links have after the number. */
const COUNTRY_AND_POSTCODE = /-[A-Z]{2}-[0-9A-Z ]{3,10}$/i;

function numbersIn({ value }: Value): LinkReading['numbers'] {
  return value
    .split(/[,;|/]/)
    .flatMap(wordsOf)
    .flatMap((part) => {
      const written = part.trim().replace(COUNTRY_AND_POSTCODE, '');
      const number = written.replace(/[\s-]/g, '').toUpperCase();
      const isPlausible = /^[0-9A-Z]{8,40}$/.test(number) && (number.match(/\d/g)?.length ?? 0) >= 5;
      return isPlausible ? [{ number, written }] : [];
    });
}

/** The groups of one number of a known form, or several words. */
function wordsOf(value: string): readonly string[] {
  const words = value.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2 || words.every(({ length }) => length >= SHORTEST)) return words;
  const whole = words.join('').replace(/-/g, '').toUpperCase();
  return formatsOf(whole).length > 0 ? [value] : words;
}

function onlyOnce(numbers: LinkReading['numbers']): LinkReading['numbers'] {
  return [...new Map(numbers.map((each) => [each.number, each])).values()];
}
