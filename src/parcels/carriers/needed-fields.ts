/** What a courier wants to know besides the number; named like the argument of the command that takes it. */
export interface NeededField {
  readonly argument: 'postcode' | 'phone' | 'ship_date';
  readonly label: string;
  readonly hint: string;
}

const POSTCODE: NeededField = {
  argument: 'postcode',
  label: 'Recipient’s postcode',
  hint: 'Such as 00-001',
};
const PHONE: NeededField = {
  argument: 'phone',
  label: 'Recipient’s or sender’s telephone',
  hint: 'Digits, with or without +',
};
const SHIP_DATE: NeededField = {
  argument: 'ship_date',
  label: 'The day it was sent',
  hint: 'Such as 2026-11-24',
};

/** The couriers that the service's own pages name. https://www.trackingmore.com/api-track-create-a-tracking-item.html */
const NEEDED: Readonly<Record<string, NeededField>> = {
  'mondial-relay': POSTCODE,
  mondialrelay: POSTCODE,
  'postnl-3s': POSTCODE,
  'deutsche-post': SHIP_DATE,
  'sf-express': PHONE,
};

export function neededField(carrier: string): NeededField | null {
  return NEEDED[carrier] ?? null;
}
