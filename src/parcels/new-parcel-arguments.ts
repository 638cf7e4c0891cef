import type { ArgumentDefinitions, Bound } from '../grammar/command-table.ts';
import type { NewParcel } from '../ports/provider-data.ts';

const optional = { required: false, positional: false } as const;

/** Every field that a parcel can be created with. The names people type come first, the API's own are taken too. */
export const newParcelArguments = {
  carrier: {
    kind: 'carrier',
    summary: 'Who carries it: a code or a name, such as sto',
    required: false,
    positional: true,
    aliases: ['carrier_code', 'courier'],
  },
  number: {
    kind: 'numbers',
    summary: 'The tracking number as printed or pasted; several with commas between them',
    required: false,
    positional: true,
    aliases: ['tracking_number', 'tracking'],
  },
  title: { kind: 'text', summary: 'A name for it, such as "Blue kettle"', ...optional },
  order: { kind: 'text', summary: 'Your order number', aliases: ['order_id'], ...optional },
  customer: {
    kind: 'text',
    summary: 'The customer’s name; shown only to who asks',
    aliases: ['customer_name'],
    ...optional,
  },
  email: {
    kind: 'email',
    summary: 'The customer’s e-mail address; shown only to who asks',
    aliases: ['customer_email'],
    ...optional,
  },
  phone: {
    kind: 'phone',
    summary: 'The customer’s telephone; some couriers need it',
    aliases: ['customer_phone'],
    ...optional,
  },
  destination: {
    kind: 'country',
    summary: 'Country it goes to, such as PL',
    aliases: ['destination_code'],
    ...optional,
  },
  postcode: {
    kind: 'text',
    summary: 'The recipient’s postcode; some couriers need it',
    aliases: ['tracking_postal_code', 'postal_code'],
    ...optional,
  },
  lang: {
    kind: 'language',
    summary: 'Language of the events where the courier offers it, such as en',
    aliases: ['language'],
    ...optional,
  },
  comment: { kind: 'text', summary: 'A remark of your own', ...optional },
  logistics_channel: { kind: 'text', summary: 'The logistics channel', aliases: ['logistics'], ...optional },
  ordered: {
    kind: 'moment',
    summary: 'When it was ordered, such as 2026-11-24 16:51',
    aliases: ['order_create_time'],
    ...optional,
  },
  ship_date: {
    kind: 'date',
    summary: 'The day it was sent; some couriers need it',
    aliases: ['tracking_ship_date'],
    ...optional,
  },
  account: {
    kind: 'text',
    summary: 'The sender’s account with the courier; some couriers need it',
    aliases: ['tracking_account_number'],
    ...optional,
  },
  courier_country: {
    kind: 'country',
    summary: 'Country that some couriers need to find the parcel',
    aliases: ['tracking_destination_country'],
    ...optional,
  },
  auto_correct: {
    kind: 'yesno',
    summary: 'no keeps the service from correcting the carrier by itself',
    ...optional,
  },
} as const satisfies ArgumentDefinitions;

type Given = Omit<Bound<typeof newParcelArguments>, 'carrier' | 'number'>;

/** What was given about a parcel, without what was not. */
export function newParcelOf(carrier: string, number: string, given: Given): NewParcel {
  const fields = {
    title: given.title,
    orderId: given.order,
    customerName: given.customer,
    customerEmail: given.email,
    customerPhone: given.phone,
    destination: given.destination,
    postalCode: given.postcode,
    language: given.lang,
    comment: given.comment,
    logisticsChannel: given.logistics_channel,
    orderedAt: given.ordered,
    shipDate: given.ship_date,
    accountNumber: given.account,
    courierDestination: given.courier_country,
    autoCorrect: given.auto_correct,
  };
  const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { key: { carrier, number }, ...Object.fromEntries(defined) };
}
