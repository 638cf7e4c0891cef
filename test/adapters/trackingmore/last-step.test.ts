import { describe, expect, it } from 'vitest';
import { readTracking } from '../../../adapters/trackingmore/v2/read-tracking.ts';
import { toParcel } from '../../../adapters/trackingmore/v2/translate.ts';

/** A parcel on its last step, as the service sends it. */
function read(substatus: string | null, events: readonly (readonly [text: string, substatus?: string])[]) {
  const row = readTracking({
    tracking_number: 'LZ100200305CN',
    carrier_code: 'china-ems',
    status: 'pickup',
    substatus,
    updated_at: '2026-11-24T12:00:00+00:00',
    origin_info: { carrier_code: 'china-ems', trackinfo: null },
    destination_info: {
      carrier_code: 'usps',
      trackinfo: events.map(([text, said], index) => ({
        Date: `2026-11-24 ${18 - index}:00`,
        StatusDescription: text,
        Details: 'San Diego',
        checkpoint_status: 'pickup',
        ...(said ? { substatus: said } : {}),
      })),
    },
  });
  if (!row) throw new Error('That names a parcel.');
  const { status, legs } = toParcel(row);
  return [status, ...(legs.at(-1)?.checkpoints.map((event) => event.status) ?? [])];
}

describe('what the service calls pickup', () => {
  it('is what its substatus says, whatever the words', () => {
    expect(read('pickup001', [['Arrived at parcel locker']])).toEqual(['outfordelivery', 'readytocollect']);
    expect(read('pickup002', [['Out for delivery']])).toEqual(['readytocollect', 'outfordelivery']);
    expect(read(null, [['Item processed', 'pickup002']])).toEqual(['readytocollect', 'readytocollect']);
  });

  it('is what the newest event says, and no older one', () => {
    expect(read(null, [['Available for Pickup'], ['Out for Delivery']])).toEqual([
      'readytocollect',
      'readytocollect',
      'outfordelivery',
    ]);
    expect(read(null, [['Notice sent'], ['Out for Delivery']])).toEqual([
      'pickup',
      'pickup',
      'outfordelivery',
    ]);
    expect(read('pickup999', [])).toEqual(['pickup']);
  });
});
