import { createHash } from 'node:crypto';

/** One station of a journey, as the courier will report it. */
export interface Stage {
  /** Hours since the parcel was announced. */
  readonly hour: number;
  readonly text: string;
  readonly place: string;
  readonly status: string;
  readonly substatus?: string;
  /** The milestone field that the service fills when this stage is reached. */
  readonly node?: string;
  readonly leg?: 'destination';
}

export interface Journey {
  readonly stages: readonly Stage[];
  /** How far it has come when somebody adds it, in hours since it was announced. */
  readonly hourWhenAdded: number;
  readonly from: string;
  readonly to: string;
}

const DOMESTIC: readonly Stage[] = [
  {
    hour: 0,
    text: 'Collected',
    place: 'Hangzhou',
    status: 'transit',
    substatus: 'transit001',
    node: 'ItemReceived',
  },
  {
    hour: 7,
    text: 'Arrived at sorting centre',
    place: 'Hangzhou',
    status: 'transit',
    substatus: 'transit002',
  },
  {
    hour: 11,
    text: 'Departed from sorting centre',
    place: 'Hangzhou',
    status: 'transit',
    substatus: 'transit001',
  },
  {
    hour: 20,
    text: 'Arrived at delivery facility',
    place: 'Suzhou',
    status: 'transit',
    substatus: 'transit003',
    node: 'DestinationArrived',
  },
  { hour: 26, text: 'Out for delivery', place: 'Suzhou', status: 'pickup' },
  {
    hour: 31,
    text: 'Signed for by recipient',
    place: 'Suzhou',
    status: 'delivered',
    substatus: 'delivered003',
  },
];

const INTERNATIONAL: readonly Stage[] = [
  {
    hour: 0,
    text: 'Shipment information received',
    place: 'Shenzhen',
    status: 'notfound',
    substatus: 'notfound001',
  },
  {
    hour: 9,
    text: 'Posting',
    place: 'Shenzhen',
    status: 'transit',
    substatus: 'transit001',
    node: 'ItemReceived',
  },
  {
    hour: 20,
    text: 'Processed at outward office of exchange',
    place: 'Guangzhou',
    status: 'transit',
    substatus: 'transit002',
    node: 'ItemDispatched',
  },
  {
    hour: 34,
    text: 'Departed from airport',
    place: 'Guangzhou',
    status: 'transit',
    substatus: 'transit001',
    node: 'DepartfromAirport',
  },
  {
    hour: 58,
    text: 'Arrival at inward office of exchange',
    place: 'Los Angeles',
    status: 'transit',
    substatus: 'transit004',
    node: 'ArrivalfromAbroad',
    leg: 'destination',
  },
  {
    hour: 70,
    text: 'Inbound out of customs',
    place: 'United States',
    status: 'transit',
    substatus: 'transit005',
    node: 'CustomsClearance',
    leg: 'destination',
  },
  {
    hour: 84,
    text: 'Arrived at delivery facility',
    place: 'San Diego',
    status: 'transit',
    substatus: 'transit003',
    node: 'DestinationArrived',
    leg: 'destination',
  },
  {
    hour: 94,
    text: 'Out for delivery',
    place: 'San Diego',
    status: 'pickup',
    substatus: 'pickup001',
    leg: 'destination',
  },
];

const DELIVERED: Stage = {
  hour: 100,
  text: 'Delivered, left with neighbour',
  place: 'San Diego',
  status: 'delivered',
  substatus: 'delivered004',
  leg: 'destination',
};

/** Nobody was at home who could have taken it: it waits to be collected. */
const COLLECTED: readonly Stage[] = [
  {
    hour: 100,
    text: 'Placed in parcel locker, ready for collection',
    place: 'San Diego',
    status: 'pickup',
    substatus: 'pickup002',
    leg: 'destination',
  },
  {
    ...DELIVERED,
    hour: 124,
    text: 'Collected by the customer',
    substatus: 'delivered002',
  },
];

/** How an international journey may end, each as likely as the others. */
const ENDINGS: readonly (readonly Stage[])[] = [
  [DELIVERED],
  [
    {
      hour: 100,
      text: 'Delivery attempted, nobody at home',
      place: 'San Diego',
      status: 'undelivered',
      leg: 'destination',
    },
    { ...DELIVERED, hour: 124 },
  ],
  [
    {
      hour: 100,
      text: 'Held by customs',
      place: 'Los Angeles',
      status: 'exception',
      substatus: 'exception006',
      leg: 'destination',
    },
  ],
];

/** The documented example: on the road when it is added, its first news six hours later. */
const SHOWPIECE = 'sto/402934299065';

/** The same parcel always makes the same journey. */
export function journeyOf(carrier: string, number: string): Journey {
  const id = `${carrier}/${number}`;
  if (id === SHOWPIECE) return { stages: DOMESTIC, hourWhenAdded: 14, from: 'China', to: 'China' };
  const seed = createHash('sha256').update(id).digest();
  if (['sto', 'yto', 'zto', 'sf-express'].includes(carrier)) {
    return { stages: DOMESTIC, hourWhenAdded: (seed[0] ?? 0) % 20, from: 'China', to: 'China' };
  }
  const fate = (seed[1] ?? 0) % ENDINGS.length;
  // Of those that arrive as they should, every second one does so in a locker.
  const ending = fate === 0 && (seed[2] ?? 0) % 2 === 0 ? COLLECTED : (ENDINGS[fate] ?? []);
  const stages = [...INTERNATIONAL, ...ending];
  return { stages, hourWhenAdded: (seed[0] ?? 0) % 60, from: 'China', to: 'United States' };
}

/** The stages reached after so many hours, newest first as couriers list them. */
export function reachedBy({ stages }: Journey, hour: number): readonly Stage[] {
  return stages.filter((stage) => stage.hour <= hour).reverse();
}
