import { historyOf, type Parcel } from '../../domain/parcel.ts';
import { isAmong, isLastStep, type Status } from '../../domain/status.ts';
import { countryCode } from '../../grammar/countries.ts';
import type { ListQuery } from '../../ports/provider-data.ts';
import type { ListOffer } from '../../ports/provider-offer.ts';

/** What parcels are meant: every term must hold. */
export interface Query {
  /** As it was typed. */
  readonly text: string;
  readonly terms: readonly Term[];
}

export type Term = Condition & { readonly negated: boolean };

export type Condition =
  | { readonly field: 'status'; readonly any: readonly Status[] }
  | { readonly field: 'carrier'; readonly any: readonly string[] }
  /** `*` stands for anything. */
  | {
      readonly field: 'number' | 'order' | 'title';
      readonly any: readonly string[];
    }
  /** Two-letter countries. */
  | { readonly field: 'dest' | 'from'; readonly any: readonly string[] }
  | { readonly field: 'archived'; readonly value: boolean }
  | { readonly field: 'stuck'; readonly days: number; readonly compare: Comparison }
  /** Added since then, Unix milliseconds. */
  | { readonly field: 'since'; readonly at: number }
  /** Occurs anywhere in what is known of the parcel. */
  | { readonly field: 'text'; readonly any: readonly string[] }
  | { readonly field: 'in'; readonly here: true };

export type Comparison = '>' | '>=' | '<' | '<=';

/** What a query looks at. */
export interface Candidate {
  readonly parcel: Parcel;
  readonly followedHere: boolean;
}

export function matches(query: Query, { parcel, followedHere }: Candidate): boolean {
  let text: string | null = null;
  const contains = (part: string) => {
    text ??= textOf(parcel);
    return text.includes(part.toLowerCase());
  };
  return query.terms.every((term) => holds(term, { parcel, followedHere, contains }) !== term.negated);
}

/** @param contains whether a text occurs in what is known of the parcel */
function holds(
  term: Condition,
  { parcel, followedHere, contains }: Candidate & { contains(part: string): boolean },
): boolean {
  switch (term.field) {
    case 'status':
      return isAmong(term.any, parcel.status);
    case 'carrier':
      return term.any.includes(parcel.key.carrier);
    case 'number':
      return term.any.some((pattern) => isLike(parcel.key.number, pattern));
    case 'order':
      return term.any.some((pattern) => isLike(parcel.orderId ?? '', pattern));
    case 'title':
      return term.any.some((pattern) => isLike(parcel.title ?? '', pattern));
    case 'dest':
      return term.any.includes(countryCode(parcel.to ?? '') ?? '');
    case 'from':
      return term.any.includes(countryCode(parcel.from ?? '') ?? '');
    case 'archived':
      return parcel.archived === term.value;
    case 'stuck':
      return parcel.status !== 'delivered' && compare(parcel.daysWithoutNews ?? 0, term.compare, term.days);
    case 'since':
      return (parcel.createdAt ?? 0) >= term.at;
    case 'in':
      return followedHere;
    case 'text':
      return term.any.some(contains);
  }
}

/**
 * What the service can already leave out. It knows fewer conditions, and no "or" of most; what it cannot tell apart
 * is looked at afterwards.
 */
export function narrowed({ terms }: Query, offer: Omit<ListOffer, 'pageSize'>): ListQuery {
  let list: ListQuery = {};
  for (const term of terms) {
    if (term.field === 'archived') list = { ...list, archived: term.value !== term.negated };
    if (term.negated) continue;
    if (term.field === 'since') list = { ...list, createdFrom: term.at };
    const status = term.field === 'status' && askedFor(term.any, offer.statuses);
    if (status) list = { ...list, status };
    if (term.field === 'number' && isExact(term.any, offer.numbers)) list = { ...list, numbers: term.any };
    if (term.field === 'order' && isExact(term.any, offer.orders)) list = { ...list, orders: term.any };
  }
  return list;
}

/** The one status that a service can be asked for and that holds all of these; null where there is none. */
function askedFor(statuses: readonly Status[], offered: ListOffer['statuses']): Status | null {
  // What may be either is among what is asked for by one of the names.
  const names = new Set(statuses.map((status) => (isLastStep(status) ? 'pickup' : status)));
  const [only, ...more] = names;
  return only && more.length === 0 && offered.includes(only) ? only : null;
}

function isExact(patterns: readonly string[], most: number): boolean {
  return patterns.length <= most && patterns.every((pattern) => /^[\w-]+$/.test(pattern));
}

/** By plain searching: a regular expression with many wildcards could be made to run for ages. */
function isLike(value: string, pattern: string): boolean {
  const text = value.toLowerCase();
  const parts = pattern.toLowerCase().split('*');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

function compare(value: number, comparison: Comparison, limit: number): boolean {
  if (comparison === '>') return value > limit;
  if (comparison === '<') return value < limit;
  return comparison === '>=' ? value >= limit : value <= limit;
}

function textOf(parcel: Parcel): string {
  const { title, orderId, comment, customer, key, detail, from, to } = parcel;
  const events = historyOf(parcel).flatMap(({ text, place }) => [text, place]);
  return [key.number, title, orderId, comment, customer.name, detail, from, to, ...events]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();
}
