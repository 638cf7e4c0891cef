import { z } from 'zod';
import {
  firmText,
  goodRows,
  looseBoolean,
  looseInstant,
  looseList,
  looseNumber,
  looseText,
  looseUrl,
  objectOrNone,
} from './lenient.ts';

/** Every answer, whatever the HTTP status says. `GET /carriers` sends only the code. */
export const envelope = z.object({
  meta: z.object({ code: z.coerce.number().int(), message: looseText }),
  data: z.unknown().optional(),
});

const checkpoint = z.object({
  Date: looseText,
  StatusDescription: looseText,
  Details: looseText,
  checkpoint_status: looseText,
});

const leg = z.object({
  ItemReceived: looseText,
  ItemDispatched: looseText,
  DepartfromAirport: looseText,
  ArrivalfromAbroad: looseText,
  CustomsClearance: looseText,
  DestinationArrived: looseText,
  weblink: looseUrl,
  phone: looseText,
  carrier_code: looseText,
  trackinfo: goodRows(checkpoint),
});

export const keyPair = z.object({ tracking_number: firmText, carrier_code: firmText });

/** One parcel with its journey: get one, list, realtime, webhook. */
export const tracking = keyPair.extend({
  status: looseText,
  substatus: looseText,
  created_at: looseInstant,
  updated_at: looseInstant,
  customer_email: looseText,
  customer_name: looseText,
  customer_phone: looseText,
  title: looseText,
  order_id: looseText,
  comment: looseText,
  archived: looseBoolean,
  original_country: looseText,
  destination_country: looseText,
  itemTimeLength: looseNumber,
  stayTimeLength: looseNumber,
  /** Sic. */
  singed_by: looseText,
  origin_info: objectOrNone(leg).catch(null),
  destination_info: objectOrNone(leg).catch(null),
  lastEvent: looseText,
  lastUpdateTime: looseText,
});

/** What the writing calls answer: everything but the journey. */
export const trackingRecord = keyPair.extend({
  status: looseText,
  created_at: looseInstant,
  title: looseText,
  logistics_channel: looseText,
  customer_name: looseText,
  customer_email: looseText,
  customer_phone: looseText,
  order_id: looseText,
  comment: looseText,
  destination_code: looseText,
  destination: looseText,
  archived: looseBoolean,
});

export const trackings = goodRows(tracking);

export const page = objectOrNone(z.object({ limit: looseNumber, total: looseNumber, items: looseList }));

export const batch = z.object({
  trackings: goodRows(trackingRecord),
  errors: goodRows(keyPair.extend({ code: z.coerce.number(), message: looseText })),
});

/** `submitted` and a list whose rows may be wrapped in an object called `meta`. */
export const bulk = objectOrNone(
  z.object({
    submitted: looseNumber,
    trackings: goodRows(
      z.preprocess(
        (row) => (row && typeof row === 'object' && 'meta' in row ? row.meta : row),
        keyPair.partial({ carrier_code: true }),
      ),
    ),
  }),
);

export const account = z.object({
  email: looseText,
  phone: looseText,
  regtime: looseNumber,
  money: looseNumber,
  track_number: looseNumber,
});

export const statusCounts = z.record(z.string(), looseNumber);

export const remoteAreas = z.object({
  other: goodRows(z.object({ country: looseText, postcode: looseText })),
  remote: goodRows(
    z.object({
      far_express_company: looseText,
      two_code: looseText,
      far_country: looseText,
      far_city_postcode: looseText,
    }),
  ),
});

export const transitTime = z.looseObject({
  carrier_code: firmText,
  original: looseText,
  destination: looseText,
  total: looseNumber,
  delivered: looseNumber,
});

export const airWaybill = z.object({
  track_number: firmText,
  weight: looseText,
  piece: looseText,
  origin: looseText,
  destination: looseText,
  status_number: looseText,
  track_info: goodRows(
    z.object({
      plan_date: looseText,
      actual_date: looseText,
      event: looseText,
      station: looseText,
      flight_number: looseText,
    }),
  ),
});

export const carrier = z.object({ code: firmText, name: looseText, phone: looseText, homepage: looseUrl });
