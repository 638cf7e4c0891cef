import { toBoolean, toFirmText, toInstant, toNumber, toText, toUrl } from '../loose.ts';

/** One parcel with its journey as the service sends it: get one, list, realtime. */
export type WireTracking = NonNullable<ReturnType<typeof readTracking>>;
export type WireLeg = NonNullable<WireTracking['origin_info']>;

type Row = Readonly<Record<string, unknown>>;

/**
 * Null for what names no parcel. Written out, where everything else is a schema: a sweep reads a hundred thousand of
 * these, and a schema takes four times as long and fills the memory with what lies in between.
 */
export function readTracking(value: unknown) {
  if (!isRow(value)) return null;
  const [number, carrier] = [toFirmText(value['tracking_number']), toFirmText(value['carrier_code'])];
  if (number === null || carrier === null) return null;
  return {
    tracking_number: number,
    carrier_code: carrier,
    status: toText(value['status']),
    substatus: toText(value['substatus']),
    created_at: toInstant(value['created_at']),
    updated_at: toInstant(value['updated_at']),
    customer_email: toText(value['customer_email']),
    customer_name: toText(value['customer_name']),
    customer_phone: toText(value['customer_phone']),
    title: toText(value['title']),
    order_id: toText(value['order_id']),
    comment: toText(value['comment']),
    archived: toBoolean(value['archived']),
    original_country: toText(value['original_country']),
    destination_country: toText(value['destination_country']),
    itemTimeLength: toNumber(value['itemTimeLength']),
    stayTimeLength: toNumber(value['stayTimeLength']),
    /** Sic. */
    singed_by: toText(value['singed_by']),
    origin_info: readLeg(value['origin_info']),
    destination_info: readLeg(value['destination_info']),
    lastEvent: toText(value['lastEvent']),
    lastUpdateTime: toText(value['lastUpdateTime']),
  };
}

/** The service sends `[]` where it has no object to send, and at times a list of one. */
function readLeg(value: unknown) {
  const leg = Array.isArray(value) ? value[0] : value;
  if (!isRow(leg)) return null;
  return {
    ItemReceived: toText(leg['ItemReceived']),
    ItemDispatched: toText(leg['ItemDispatched']),
    DepartfromAirport: toText(leg['DepartfromAirport']),
    ArrivalfromAbroad: toText(leg['ArrivalfromAbroad']),
    CustomsClearance: toText(leg['CustomsClearance']),
    DestinationArrived: toText(leg['DestinationArrived']),
    weblink: toUrl(leg['weblink']),
    phone: toText(leg['phone']),
    carrier_code: toText(leg['carrier_code']),
    trackinfo: readTrackInfo(leg['trackinfo']),
  };
}

/** Events of one courier, newest first; no journey has as many. */
const MOST_EVENTS = 1_000;

function readTrackInfo(value: unknown) {
  return Array.isArray(value) ? value.slice(0, MOST_EVENTS).filter(isRow).map(readCheckpoint) : [];
}

function readCheckpoint(event: Row) {
  return {
    Date: toText(event['Date']),
    StatusDescription: toText(event['StatusDescription']),
    Details: toText(event['Details']),
    checkpoint_status: toText(event['checkpoint_status']),
    substatus: toText(event['substatus']),
  };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
