import type { ArgumentDefinitions, Bound } from '../grammar/command-table.ts';
import { date, moment } from '../grammar/kinds/dates.ts';
import { country, language, text, yesNo } from '../grammar/kinds/plain.ts';
import type { NewParcel } from '../ports/provider-data.ts';
import { carrier, numbers } from './kinds.ts';
import { PROVIDER_FIELD, parcelFields } from './parcel-fields.ts';

const optional = { required: false, positional: false } as const;

/** Every field that a parcel can be created with. The names people type come first, the API's own are taken too. */
export const newParcelArguments = {
  carrier: {
    kind: carrier,
    summary: 'Who carries it: a code or a name, such as sto',
    required: false,
    positional: true,
    aliases: ['carrier_code', 'courier'],
  },
  number: {
    kind: numbers,
    summary: 'The tracking number as printed or pasted; several with commas between them',
    required: false,
    positional: true,
    aliases: ['tracking_number', 'tracking'],
  },
  title: { ...parcelFields.title, ...optional, quoted: true },
  order: { ...parcelFields.order, ...optional },
  customer: { ...parcelFields.customer, ...optional },
  email: { ...parcelFields.email, ...optional },
  phone: { ...parcelFields.phone, ...optional },
  destination: { ...parcelFields.destination, ...optional },
  postcode: {
    kind: text,
    summary: 'The recipient’s postcode; some couriers need it',
    aliases: ['tracking_postal_code', 'postal_code'],
    ...optional,
  },
  lang: {
    kind: language,
    summary: 'Language of the events where the courier offers it, such as en',
    aliases: ['language'],
    ...optional,
  },
  comment: { kind: text, summary: 'A remark of your own', ...optional },
  logistics_channel: { ...parcelFields.logistics_channel, ...optional },
  ordered: {
    kind: moment,
    summary: 'When it was ordered, such as 2026-11-24 16:51',
    aliases: ['order_create_time'],
    ...optional,
  },
  ship_date: {
    kind: date,
    summary: 'The day it was sent; some couriers need it',
    aliases: ['tracking_ship_date'],
    ...optional,
  },
  account: {
    kind: text,
    summary: 'The sender’s account with the courier; some couriers need it',
    aliases: ['tracking_account_number'],
    ...optional,
  },
  courier_country: {
    kind: country,
    summary: 'Country that some couriers need to find the parcel',
    aliases: ['tracking_destination_country'],
    ...optional,
  },
  auto_correct: {
    kind: yesNo,
    summary: 'no keeps the service from correcting the carrier by itself',
    ...optional,
  },
} as const satisfies ArgumentDefinitions;

type Given = Omit<Bound<typeof newParcelArguments>, 'carrier' | 'number'>;

/** What each of the others is called where parcels are handed to a provider. */
const MORE_FIELDS = {
  postcode: 'postalCode',
  lang: 'language',
  comment: 'comment',
  ordered: 'orderedAt',
  ship_date: 'shipDate',
  account: 'accountNumber',
  courier_country: 'courierDestination',
  auto_correct: 'autoCorrect',
} as const satisfies Readonly<Record<Exclude<keyof Given, keyof typeof PROVIDER_FIELD>, keyof NewParcel>>;

const FIELDS = Object.entries({ ...PROVIDER_FIELD, ...MORE_FIELDS });

/** What was given about a parcel, without what was not. */
export function newParcelOf(carrier: string, number: string, given: Partial<Given>): NewParcel {
  const fields = FIELDS.flatMap(([name, field]) => {
    const value = given[name as keyof Given];
    return value === undefined ? [] : [[field, value] as const];
  });
  return { key: { carrier, number }, ...Object.fromEntries(fields) };
}

/** The inverse of {@link newParcelOf}: what somebody would have to give for it, as texts. */
export function textsOfParcel(parcel: NewParcel): Readonly<Record<string, string>> {
  const texts = FIELDS.flatMap(([name, field]) => {
    const value = parcel[field];
    if (value === undefined) return [];
    return [[name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value] as const];
  });
  return { ...parcel.key, ...Object.fromEntries(texts) };
}
