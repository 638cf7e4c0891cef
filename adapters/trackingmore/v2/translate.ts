import type { z } from 'zod';
import type { Carrier } from '../../../src/domain/carrier.ts';
import type { Checkpoint, Leg, Milestone, Parcel, ParcelKey } from '../../../src/domain/parcel.ts';
import { withLastStep } from '../../../src/domain/with-last-step.ts';
import type { AirWaybill, TrackingRecord, TransitTime } from '../../../src/ports/provider-data.ts';
import type { WireLeg, WireTracking } from './read-tracking.ts';
import { toDetail, toStatus } from './status-table.ts';
import type * as wire from './wire.ts';

const MILESTONES = [
  ['ItemReceived', 'Received by the courier'],
  ['ItemDispatched', 'Left the export office'],
  ['DepartfromAirport', 'Departed from the airport'],
  ['ArrivalfromAbroad', 'Arrived in the destination country'],
  ['CustomsClearance', 'Customs'],
  ['DestinationArrived', 'At the delivery office'],
] as const;

export function toKey(pair: { tracking_number: string; carrier_code: string }): ParcelKey {
  return { carrier: pair.carrier_code, number: pair.tracking_number };
}

export function toParcel(row: WireTracking): Parcel {
  const legs = [toLeg('origin', row.origin_info), toLeg('destination', row.destination_info)].filter(
    isUseful,
  );
  return withLastStep({
    key: toKey(row),
    title: row.title,
    status: toStatus(row.status, row.substatus),
    detail: toDetail(row.substatus),
    legs: hasEvents(legs) ? legs : withLastEvent(legs, row),
    daysInTransit: row.itemTimeLength,
    daysWithoutNews: row.stayTimeLength,
    signedBy: row.singed_by,
    from: row.original_country,
    to: row.destination_country,
    orderId: row.order_id,
    comment: row.comment,
    customer: toCustomer(row),
    archived: row.archived ?? false,
    createdAt: row.created_at,
    checkedAt: row.updated_at,
  });
}

function toLeg(role: Leg['role'], leg: WireLeg | null | undefined): Leg | null {
  if (!leg) return null;
  return {
    role,
    carrier: leg.carrier_code,
    website: leg.weblink,
    phone: leg.phone,
    milestones: MILESTONES.flatMap(([field, name]): Milestone[] => {
      const at = leg[field];
      return at ? [{ name, at }] : [];
    }),
    checkpoints: leg.trackinfo.flatMap((event): Checkpoint[] => {
      const text = event.StatusDescription ?? event.Details;
      if (!text) return [];
      const place = text === event.Details ? null : event.Details;
      const status = event.checkpoint_status ? toStatus(event.checkpoint_status, event.substatus) : null;
      return [{ at: event.Date ?? '', text, place, status }];
    }),
  };
}

/** A destination leg may be there with every member null. */
function isUseful(leg: Leg | null): leg is Leg {
  return (
    leg !== null && Boolean(leg.carrier || leg.website || leg.milestones.length || leg.checkpoints.length)
  );
}

function hasEvents(legs: readonly Leg[]): boolean {
  return legs.some((leg) => leg.checkpoints.length > 0);
}

/** Some answers carry only the newest event, as `text,place,time` in one string. */
function withLastEvent(legs: readonly Leg[], row: WireTracking): readonly Leg[] {
  if (!row.lastEvent) return legs;
  const at = row.lastUpdateTime ?? '';
  const text =
    at && row.lastEvent.endsWith(`,${at}`) ? row.lastEvent.slice(0, -at.length - 1) : row.lastEvent;
  const [first, ...others] = legs;
  const empty: Leg = {
    role: 'origin',
    carrier: null,
    website: null,
    phone: null,
    milestones: [],
    checkpoints: [],
  };
  return [{ ...(first ?? empty), checkpoints: [{ at, text, place: null, status: null }] }, ...others];
}

function toCustomer(row: Pick<WireTracking, 'customer_name' | 'customer_email' | 'customer_phone'>) {
  return { name: row.customer_name, email: row.customer_email, phone: row.customer_phone };
}

export function toRecord(row: z.output<typeof wire.trackingRecord>): TrackingRecord {
  return {
    key: toKey(row),
    status: row.status === '8' ? null : toStatus(row.status),
    title: row.title,
    logisticsChannel: row.logistics_channel,
    customer: toCustomer(row),
    orderId: row.order_id,
    comment: row.comment,
    destination: row.destination_code ?? row.destination,
    archived: row.archived,
    createdAt: row.created_at,
  };
}

export function toCarrier(row: z.output<typeof wire.carrier>): Carrier {
  return { code: row.code, name: row.name ?? row.code, phone: row.phone, homepage: row.homepage };
}

/** `range1` is 0–7 days, `range3` 7–15, and so on; there is no `range2`, and what lies above `range5` is open. */
const RANGES = [
  ['range1', 0, 7],
  ['range3', 7, 15],
  ['range4', 16, 30],
  ['range5', 31, 60],
  ['range6', 61, null],
] as const;

export function toTransitTime(row: z.output<typeof wire.transitTime>): TransitTime {
  const shares = RANGES.flatMap(([field, fromDays, toDays]) => {
    const share = Number(row[field]);
    return row[field] == null || Number.isNaN(share) ? [] : [{ fromDays, toDays, share }];
  });
  // Whether the service sends shares or percent is not documented: a sum well above 1 can only be percent.
  const percent = shares.reduce((sum, { share }) => sum + share, 0) > 1.5;
  return {
    carrier: row.carrier_code,
    from: row.original ?? '',
    to: row.destination ?? '',
    sample: row.total,
    delivered: row.delivered,
    shares: shares.map((each) => (percent ? { ...each, share: each.share / 100 } : each)),
  };
}

export function toAirWaybill(row: z.output<typeof wire.airWaybill>): AirWaybill {
  return {
    number: row.track_number,
    status: toStatus(row.status_number),
    weight: row.weight,
    pieces: row.piece,
    from: row.origin,
    to: row.destination,
    events: row.track_info.map((event) => ({
      plannedAt: event.plan_date,
      at: event.actual_date,
      text: event.event,
      station: event.station,
      flight: event.flight_number,
    })),
  };
}
