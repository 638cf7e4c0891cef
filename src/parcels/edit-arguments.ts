import type { ArgumentDefinitions, Bound } from '../grammar/command-table.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';

const optional = { required: false, positional: false } as const;
const clearable = { ...optional, clearing: 'allowed' } as const;
const fixed = { ...optional, clearing: 'refused' } as const;

/** What can be changed of many parcels at once. https://www.trackingmore.com/api-track-updatemore-tracking-item-cn.html */
export const editManyArguments = {
  title: { kind: 'text', summary: 'A new name; title= with nothing clears it', ...clearable },
  logistics_channel: {
    kind: 'text',
    summary: 'The logistics channel',
    aliases: ['logistics'],
    ...clearable,
  },
  customer_name: { kind: 'text', summary: 'The customer’s name', aliases: ['customer'], ...clearable },
  customer_email: {
    kind: 'email',
    summary: 'The customer’s e-mail address',
    aliases: ['email'],
    ...clearable,
  },
  order_id: { kind: 'text', summary: 'Your order number', aliases: ['order'], ...clearable },
  destination_code: {
    kind: 'country',
    summary: 'Country it goes to, such as PL',
    aliases: ['destination'],
    ...fixed,
  },
  archived: { kind: 'yesno', summary: 'yes puts it away, no takes it back', ...fixed },
  status: {
    kind: 'edit-status',
    summary: 'delivered, exception, or restore for what the courier says',
    ...fixed,
  },
} as const satisfies ArgumentDefinitions;

/** What can be changed of one parcel. https://www.trackingmore.com/api-track-update-tracking-item-cn.html */
export const editArguments = {
  ...editManyArguments,
  customer_phone: { kind: 'phone', summary: 'The customer’s telephone', aliases: ['phone'], ...clearable },
} as const satisfies ArgumentDefinitions;

/** What was given, without what was not. An empty text clears a field. */
export function editOf(given: Partial<Bound<typeof editArguments>>): ParcelEdit {
  const fields = {
    title: given.title,
    logisticsChannel: given.logistics_channel,
    customerName: given.customer_name,
    customerEmail: given.customer_email,
    customerPhone: given.customer_phone,
    orderId: given.order_id,
    destination: given.destination_code,
    archived: given.archived,
    status: given.status,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export function isEmptyEdit(edit: ParcelEdit): boolean {
  return Object.keys(edit).length === 0;
}
