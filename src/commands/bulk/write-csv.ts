import Papa from 'papaparse';
import { inParts } from '../../async/in-parts.ts';
import { mapInTurns } from '../../async/turns.ts';
import { historyOf, type Parcel, parcelId } from '../../domain/parcel.ts';
import { countryCode } from '../../grammar/countries.ts';

const COLUMNS = [
  'carrier',
  'number',
  'title',
  'channel_title',
  'order',
  'customer',
  'email',
  'phone',
  'destination',
  'comment',
  'status',
  'archived',
  'latest',
  'days_in_transit',
  'days_without_news',
  'created',
] as const;

/** A table that a spreadsheet opens and `import` takes again: its first columns are named like the arguments. */
export async function parcelsCsv(parcels: readonly Parcel[], ownTitles = NO_TITLES): Promise<string> {
  const rows = await mapInTurns(parcels, (parcel) => toRow(parcel, ownTitles.get(parcelId(parcel.key))));
  return toCsv(rows, COLUMNS);
}

/** By the ids of parcels, what the channel itself calls them. */
const NO_TITLES: ReadonlyMap<string, string | null> = new Map();

/** `rows` may have any of the columns; `problem` says what was wrong with each. */
export function failedRowsCsv(rows: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const columns = new Set(['carrier', 'number', ...rows.flatMap((row) => Object.keys(row))]);
  columns.delete('problem');
  return toCsv(rows, [...[...columns].slice(0, MOST_COLUMNS), 'problem']);
}

/** Each row of pasted text may name fields that no other has and nobody knows. */
const MOST_COLUMNS = 50;
/** Rows that are written without a rest. */
const AT_ONCE = 250;

export async function toCsv(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly string[],
): Promise<string> {
  const options = {
    columns: [...columns],
    newline: '\n',
    // A cell that begins like a formula would be run by the spreadsheet. A telephone number is no formula; what has the
    // quote already would lose it when it is read again.
    escapeFormulae: /^[=@\t\r]|^[+-](?![\d\s().-]*$)|^'+[=@+\t\r-]/,
  };
  const parts = await mapInTurns(inParts(rows, AT_ONCE).entries(), ([index, part]) =>
    Papa.unparse([...part], { ...options, header: index === 0 }),
  );
  return `${parts.join('\n')}\n`;
}

function toRow(
  parcel: Parcel,
  ownTitle: string | null = null,
): Readonly<Record<(typeof COLUMNS)[number], unknown>> {
  const { key, customer } = parcel;
  return {
    carrier: key.carrier,
    number: key.number,
    title: parcel.title,
    channel_title: ownTitle === parcel.title ? null : ownTitle,
    order: parcel.orderId,
    customer: customer.name,
    email: customer.email,
    phone: customer.phone,
    destination: parcel.to ? (countryCode(parcel.to) ?? '') : '',
    comment: parcel.comment,
    status: parcel.status,
    archived: parcel.archived ? 'yes' : 'no',
    latest: historyOf(parcel)[0]?.text ?? '',
    days_in_transit: parcel.daysInTransit,
    days_without_news: parcel.daysWithoutNews,
    created: parcel.createdAt === null ? '' : new Date(parcel.createdAt).toISOString(),
  };
}
