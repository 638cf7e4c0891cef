import { button, type Card, type Field } from '../domain/card.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import { STATUS_LABEL, type Status } from '../domain/status.ts';
import type { ParcelEdit, TrackingRecord } from '../ports/provider-data.ts';
import { parcelCall } from './parcel-call.ts';
import { toneOf } from './tone.ts';

export interface EditedCardContent {
  readonly key: ParcelKey;
  readonly carrierName: string;
  readonly edit: ParcelEdit;
  /** As the service answered. */
  readonly record: TrackingRecord;
}

/** What a parcel is like after it was changed by hand. For the one who changed it: it holds a customer's data. */
export function editedCard({ key, carrierName, edit, record }: EditedCardContent): Card {
  const { customer } = record;
  return {
    title: `Saved: ${record.title || `${carrierName} ${key.number}`}`,
    tone: record.status ? toneOf(record.status) : 'calm',
    blocks: [
      {
        type: 'fields',
        fields: [
          { name: 'Carrier', value: `${carrierName} (${key.carrier})` },
          { name: 'Number', value: key.number },
          { name: 'Status', value: statusAfter(record.status, edit) },
          ...field('Archived', yesNo(record.archived ?? edit.archived ?? null)),
          ...field('Title', record.title),
          ...field('Order', record.orderId),
          ...field('Logistics channel', record.logisticsChannel),
          ...field('Destination', record.destination),
          ...field('Customer', customer.name),
          ...field('E-mail', customer.email),
          ...field('Telephone', customer.phone),
        ],
      },
    ],
    links: [],
    footer: clearedNote(edit),
    actions: [button('Full history', parcelCall('status', key)), button('Edit', parcelCall('edit', key))],
  };
}

function statusAfter(status: Status | null, edit: ParcelEdit): string {
  if (edit.status === 'restore' || status === null) return 'as the courier says';
  const byHand = edit.status ? ' (set by hand)' : '';
  return status === 'exception'
    ? `${STATUS_LABEL.exception}: exception${byHand}`
    : `${STATUS_LABEL[status]}${byHand}`;
}

function field(name: string, value: string | null): readonly Field[] {
  return value ? [{ name, value }] : [];
}

function yesNo(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? 'yes' : 'no';
}

function clearedNote(edit: ParcelEdit): readonly string[] {
  const cleared = Object.values(edit).filter((value) => value === '').length;
  if (cleared === 0) return [];
  return [cleared === 1 ? '1 field was cleared.' : `${cleared} fields were cleared.`];
}
