/**
 * Where a parcel stands. The names are the ones couriers' aggregators share. `pickup` is a parcel that is out for delivery
 * or ready to collect, and nobody says which. `unknown` is ours: a status that is not in this list is never guessed to be
 * one of the others.
 */
export const STATUSES = [
  'pending',
  'notfound',
  'inforeceived',
  'transit',
  'outfordelivery',
  'readytocollect',
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
  outfordelivery: 'Out for delivery',
  readytocollect: 'Ready to collect',
  pickup: 'Out for delivery or ready to collect',
  undelivered: 'Delivery attempt failed',
  delivered: 'Delivered',
  exception: 'Problem',
  expired: 'No news for a long time',
  unknown: 'Status unknown',
};

export const LAST_STEPS = ['outfordelivery', 'readytocollect', 'pickup'] as const satisfies readonly Status[];

/** Whether a parcel is on its way to the door, waiting to be collected, or one of both. */
export function isLastStep(status: Status): boolean {
  return (LAST_STEPS as readonly Status[]).includes(status);
}

/** Whether what was named means a status: `pickup` means both of its kinds, and may itself be either. */
export function isAmong(named: readonly Status[], status: Status): boolean {
  if (named.includes(status)) return true;
  return isLastStep(status) && (status === 'pickup' ? named.some(isLastStep) : named.includes('pickup'));
}

/** What people call some of them besides; letters alone. */
const ALSO_CALLED: ReadonlyMap<string, readonly Status[]> = new Map(
  Object.entries({
    problem: ['exception'],
    problems: ['exception', 'undelivered', 'expired'],
    open: STATUSES.filter((status) => status !== 'delivered'),
    intransit: ['transit'],
    delivering: ['outfordelivery'],
    indelivery: ['outfordelivery'],
    ready: ['readytocollect'],
    collect: ['readytocollect'],
    collection: ['readytocollect'],
    readyforpickup: ['readytocollect'],
    readyforcollection: ['readytocollect'],
    availableforpickup: ['readytocollect'],
    outfordeliveryorreadytocollect: ['pickup'],
  }),
);

/** The statuses that a name typed by people means, such as `transit`, `ready-to-collect` or `problems`; none where none does. */
export function statusesNamed(name: string): readonly Status[] {
  const letters = name.toLowerCase().replace(/[\s_-]+/g, '');
  return ALSO_CALLED.get(letters) ?? STATUSES.filter((status) => status === letters);
}

const STATION: Readonly<Record<Status, number>> = {
  pending: 0,
  notfound: 0,
  inforeceived: 0,
  transit: 1,
  outfordelivery: 2,
  readytocollect: 2,
  pickup: 2,
  undelivered: 2,
  delivered: 3,
  exception: 1,
  expired: 1,
  unknown: 0,
};

/** Index into {@link stationsOf} of the last station reached. */
export function stationOf(status: Status): number {
  return STATION[status];
}

/** The stations of an ordinary journey, in order, as they are called for a parcel that stands there. */
export function stationsOf(status: Status): readonly string[] {
  const step = isLastStep(status) ? status : 'outfordelivery';
  return ['Registered', STATUS_LABEL.transit, STATUS_LABEL[step], STATUS_LABEL.delivered];
}
