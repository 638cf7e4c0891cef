import type { newParcelArguments } from '../new-parcel-arguments.ts';

/** What a column of a table can be taken for: a field of a new parcel, or the name that only the channel gives it. */
export type Meaning = keyof typeof newParcelArguments | 'channel_title';

/** In the order in which people want to correct them. */
export const MEANINGS = [
  'number',
  'carrier',
  'title',
  'order',
  'customer',
  'destination',
  'email',
  'phone',
  'postcode',
  'ship_date',
  'ordered',
  'comment',
  'lang',
  'logistics_channel',
  'account',
  'courier_country',
  'auto_correct',
  'channel_title',
] as const satisfies readonly Meaning[];

/** As in “the order number”. */
export const MEANING_LABEL: Readonly<Record<Meaning, string>> = {
  number: 'tracking number',
  carrier: 'carrier',
  title: 'title',
  order: 'order number',
  customer: 'customer',
  destination: 'destination',
  email: 'e-mail',
  phone: 'telephone',
  postcode: 'postcode',
  ship_date: 'day it was sent',
  ordered: 'time of the order',
  comment: 'comment',
  lang: 'language',
  logistics_channel: 'logistics channel',
  account: 'courier account',
  courier_country: 'courier’s country',
  auto_correct: 'auto correct',
  channel_title: 'channel’s own title',
};

/** By meaning, the column that holds it, counted from 0. */
export type Columns = Readonly<Partial<Record<Meaning, number>>>;
