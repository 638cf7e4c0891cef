import { failure, type Result, success } from '../../domain/result.ts';
import { STATUSES, statusesNamed } from '../../domain/status.ts';
import { countryCode } from '../../grammar/countries.ts';
import { readSince } from '../../grammar/kinds/dates.ts';
import { readYesNo } from '../../grammar/kinds/plain.ts';
import { tooLong } from '../../grammar/length.ts';
import { nearest } from '../../grammar/nearest.ts';
import { readSpan } from '../../grammar/span.ts';
import type { CarrierIndex } from '../carriers/carrier-index.ts';
import type { Comparison, Condition, Query, Term } from './query.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DASHES = /^[-–—−]/u;
const TERM = /([-–—−]?)(?:([a-z_]+):((?:"[^"]*"|[^\s"]+)*)|((?:"[^"]*"|[^\s"]+)+))/giu;

/** What each field takes, in words for people. */
export const QUERY_FIELDS = {
  status: `one or more of ${STATUSES.filter((status) => status !== 'unknown').join(', ')}; pickup means both out for delivery and ready to collect`,
  carrier: 'a carrier code or name',
  number: 'a tracking number; * stands for anything',
  order: 'an order number; * stands for anything',
  title: 'a title; * stands for anything',
  dest: 'a country, such as PL',
  from: 'a country, such as CN',
  archived: 'yes or no',
  stuck: 'a number of days without news, such as >5d',
  since: 'a time span such as 7d, or a date such as 2026-11-01',
  text: 'words in quotes that occur anywhere',
  in: 'here: what this channel follows',
} as const;

type FieldName = keyof typeof QUERY_FIELDS;

const ALIASES: ReadonlyMap<string, FieldName> = new Map(
  Object.entries({
    destination: 'dest',
    to: 'dest',
    origin: 'from',
    order_id: 'order',
  }),
);

/** Whether a text can only be a query: it says what it is looking for. */
export function isQueryText(text: string): boolean {
  return [...text.matchAll(/(?:^|\s)[-–—−]?([a-z_]+):/giu)].some(([, name = '']) => {
    const word = name.toLowerCase();
    return isField(ALIASES.get(word) ?? word);
  });
}

export interface QueryContext {
  readonly index: CarrierIndex | null;
  readonly now: number;
}

/** Characters: a stored query is held against every parcel that moves. */
const LONGEST_QUERY = 1_000;

/** Reads `status:transit,pickup -carrier:ups text:"blue kettle"`: comma is or, blank is and, a leading dash is not. */
export function parseQuery(text: string, context: QueryContext): Result<Query> {
  const excess = tooLong('query', text, LONGEST_QUERY);
  if (excess) return excess;
  const terms: Term[] = [];
  for (const [, dash = '', name, named = '', plain = ''] of text.replace(/[“”„«»]/g, '"').matchAll(TERM)) {
    const condition = readCondition(name?.toLowerCase() ?? 'text', name ? named : plain, context);
    if (!condition.ok) return condition;
    terms.push({ ...condition.value, negated: DASHES.test(dash) });
  }
  return success({ text: text.trim(), terms });
}

function readCondition(name: string, value: string, context: QueryContext): Result<Condition> {
  const field = ALIASES.get(name) ?? name;
  if (!isField(field)) {
    const [near] = nearest(name, [...Object.keys(QUERY_FIELDS), ...ALIASES.keys()], (each) => [each]);
    return failure({
      code: 'bad-query',
      given: `${name}:`,
      meant: near === undefined ? null : `${near}:`,
      expected: `one of ${Object.keys(QUERY_FIELDS).join(', ')}`,
    });
  }
  const values = splitValues(value);
  const [first = ''] = values;
  if (field === 'since') {
    const at = readSince(first, context.now, field);
    if (at) return at.ok ? success({ field, at: at.value }) : at;
  } else {
    const condition = values.length > 0 ? readField(field, values, context) : null;
    if (condition) return success(condition);
  }
  const meant = field === 'status' ? statusesMeant(values) : null;
  return failure({
    code: 'bad-query',
    given: `${name}:${value}`,
    expected: QUERY_FIELDS[field],
    meant: meant && `${name}:${meant}`,
  });
}

/** The same list, each wrong name in it as the nearest right one; null where there is none. */
function statusesMeant(names: readonly string[]): string | null {
  const meant = names.map((name) =>
    statusesNamed(name).length > 0 ? name : nearest(name, STATUSES, (status) => [status])[0],
  );
  return meant.length > 0 && meant.every((each) => each !== undefined) ? meant.join(',') : null;
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(QUERY_FIELDS, name);
}

/** At commas outside quotes. */
function splitValues(value: string): readonly string[] {
  return [...value.matchAll(/"([^"]*)"|([^,"]+)/g)]
    .map(([, quoted, plain]) => (quoted ?? plain ?? '').trim())
    .filter(Boolean);
}

function readField(
  field: Exclude<FieldName, 'since'>,
  values: readonly string[],
  { index }: QueryContext,
): Condition | null {
  const [first = ''] = values;
  switch (field) {
    case 'status':
      return anyOf(field, values, statusesNamed);
    case 'carrier':
      return anyOf(field, values, (value) => carrierNamed(value, index));
    case 'dest':
    case 'from':
      return anyOf(field, values, (value) => countryCode(value) ?? []);
    case 'number':
    case 'order':
    case 'title':
    case 'text':
      return { field, any: values };
    case 'archived': {
      const yes = readYesNo(first);
      return yes === null ? null : { field, value: yes };
    }
    case 'stuck':
      return readStuck(first);
    case 'in':
      return first.toLowerCase() === 'here' ? { field, here: true } : null;
  }
}

/** Null where one of the values is not known. */
function anyOf<F extends 'status' | 'carrier' | 'dest' | 'from'>(
  field: F,
  values: readonly string[],
  read: (value: string) => string | readonly string[],
): Condition | null {
  const found = values.map(read);
  if (found.some((each) => each.length === 0)) return null;
  return { field, any: found.flat() } as unknown as Condition;
}

function carrierNamed(value: string, index: CarrierIndex | null): readonly string[] {
  const found = index?.match(value)?.code;
  if (found) return [found];
  return index ? [] : [value.toLowerCase()];
}

function readStuck(value: string): Condition | null {
  const [, sign = '>=', amount = ''] = /^([<>]=?)?(.+)$/.exec(value) ?? [];
  const span = /^\d+$/.test(amount) ? Number(amount) * DAY_MS : readSpan(amount);
  return span === null ? null : { field: 'stuck', days: span / DAY_MS, compare: sign as Comparison };
}
