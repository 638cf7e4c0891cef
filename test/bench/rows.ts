import { readTracking } from '../../adapters/trackingmore/v2/read-tracking.ts';
import { toParcel } from '../../adapters/trackingmore/v2/translate.ts';

export const CARRIER = 'china-ems';
const DAY_MS = 24 * 60 * 60_000;
const HISTORY = [
  'Departed from office of exchange',
  'Processed at outward office of exchange',
  'Arrived at sorting centre',
  'Departed from sorting centre',
  'Handed over to the line haul',
  'Posting',
];

export function numberOf(index: number): string {
  return `LZ${String(index).padStart(9, '0')}CN`;
}

/** A parcel on its way as the list call answers it, six events long; each move adds one. */
export function rowText(index: number, moves: number, updatedAt: number): string {
  const events = Array.from({ length: HISTORY.length + moves }, (_, place) => ({
    Date: new Date(Date.UTC(2026, 10, 2) + (HISTORY.length + moves - place) * DAY_MS)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' '),
    StatusDescription: HISTORY[place % HISTORY.length],
    Details: 'SHANGHAI',
    checkpoint_status: 'transit',
    substatus: 'transit001',
  }));
  return JSON.stringify({
    id: String(index).padStart(32, '0'),
    tracking_number: numberOf(index),
    carrier_code: CARRIER,
    status: 'transit',
    track_update: true,
    created_at: '2026-11-02T09:14:05+00:00',
    updated_at: new Date(updatedAt).toISOString().replace('.000Z', '+00:00'),
    order_create_time: '2026-11-01 18:30',
    customer_email: '',
    title: `Order ${index}`,
    order_id: `#${index}`,
    comment: null,
    customer_name: 'Dana Example',
    archived: false,
    original_country: 'China',
    destination_country: 'United States',
    itemTimeLength: 5,
    stayTimeLength: 0,
    service_code: null,
    substatus: 'transit001',
    origin_info: {
      ItemReceived: '2026-11-05 10:32:00',
      ItemDispatched: '2026-11-06 21:05:00',
      DepartfromAirport: null,
      ArrivalfromAbroad: null,
      CustomsClearance: null,
      DestinationArrived: null,
      weblink: 'http://www.ems.com.cn/',
      phone: '11183',
      carrier_code: CARRIER,
      trackinfo: events,
    },
    destination_info: null,
    lastEvent: `${events[0]?.StatusDescription},SHANGHAI,${events[0]?.Date}`,
    lastUpdateTime: events[0]?.Date,
  });
}

export function pageText(
  rows: readonly string[],
  { page = 1, limit = 2_000, total = rows.length } = {},
): string {
  return `{"meta":{"code":200,"type":"Success","message":"Success"},"data":{"page":${page},"limit":${limit},"total":"${total}","count":${rows.length},"items":[${rows.join(',')}]}}`;
}

/** As the client reads it. */
export function parcelFrom(text: string) {
  const row = readTracking(JSON.parse(text));
  if (!row) throw new Error('The row cannot be read.');
  return toParcel(row);
}
