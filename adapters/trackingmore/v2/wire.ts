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
} from '../lenient.ts';
import { readTracking, type WireTracking } from './read-tracking.ts';

/** Every answer, whatever the HTTP status says. `GET /carriers` sends only the code. */
export const envelope = z.object({
  meta: z.object({ code: z.coerce.number().int(), message: looseText }),
  data: z.unknown().optional(),
});

export const keyPair = z.object({ tracking_number: firmText, carrier_code: firmText });

/** One parcel with its journey. */
export const tracking = z.unknown().transform((value, context): WireTracking => {
  const row = readTracking(value);
  if (row) return row;
  context.addIssue({ code: 'custom', message: 'names no parcel' });
  return z.NEVER;
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
