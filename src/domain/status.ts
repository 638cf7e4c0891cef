/**
 * Where a parcel stands. The names are the ones couriers' aggregators share; `unknown` is ours: a status that
 * is not in this list is never guessed to be one of the others.
 */
export const STATUSES = [
  'pending',
  'notfound',
  'inforeceived',
  'transit',
  'pickup',
  'undelivered',
  'delivered',
  'exception',
  'expired',
  'unknown',
] as const;

export type Status = (typeof STATUSES)[number];

/** Words a reader understands without knowing any API. */
export const STATUS_LABEL: Readonly<Record<Status, string>> = {
  pending: 'Just added',
  notfound: 'No information yet',
  inforeceived: 'Announced by the sender',
  transit: 'In transit',
  pickup: 'Out for delivery',
  undelivered: 'Delivery attempt failed',
  delivered: 'Delivered',
  exception: 'Problem',
  expired: 'No news for a long time',
  unknown: 'Status unknown',
};

/** The stations of an ordinary journey, in order. */
export const JOURNEY = ['Registered', 'In transit', 'Out for delivery', 'Delivered'] as const;

const STATION: Readonly<Record<Status, number>> = {
  pending: 0,
  notfound: 0,
  inforeceived: 0,
  transit: 1,
  pickup: 2,
  undelivered: 2,
  delivered: 3,
  exception: 1,
  expired: 1,
  unknown: 0,
};

/** Index into {@link JOURNEY} of the last station reached. */
export function stationOf(status: Status): number {
  return STATION[status];
}
