import type { ArgumentDefinitions } from '../grammar/command-table.ts';
import { country, email, phone, text } from '../grammar/kinds/plain.ts';
import type { NewParcel, ParcelEdit } from '../ports/provider-data.ts';

/**
 * What people write about a parcel, each under one name wherever it can be given: track, edit, files, buttons. The
 * service's own names are taken too.
 */
export const parcelFields = {
  title: { kind: text, summary: 'A name for it, such as "Blue kettle"' },
  order: { kind: text, summary: 'Your order number', aliases: ['order_id'] },
  customer: {
    kind: text,
    summary: 'The customer’s name; shown only to whoever asks',
    aliases: ['customer_name'],
  },
  email: {
    kind: email,
    summary: 'The customer’s e-mail address; shown only to whoever asks',
    aliases: ['customer_email'],
  },
  phone: {
    kind: phone,
    summary: 'The customer’s telephone; some couriers need it',
    aliases: ['customer_phone'],
  },
  destination: { kind: country, summary: 'Country it goes to, such as PL', aliases: ['destination_code'] },
  logistics_channel: { kind: text, summary: 'The logistics channel', aliases: ['logistics'] },
} as const satisfies Readonly<
  Record<string, Pick<ArgumentDefinitions[string], 'kind' | 'summary' | 'aliases'>>
>;

/** What each is called where parcels are handed to a provider. */
export const PROVIDER_FIELD = {
  title: 'title',
  order: 'orderId',
  customer: 'customerName',
  email: 'customerEmail',
  phone: 'customerPhone',
  destination: 'destination',
  logistics_channel: 'logisticsChannel',
} as const satisfies Readonly<Record<keyof typeof parcelFields, keyof NewParcel & keyof ParcelEdit>>;
