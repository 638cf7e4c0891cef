import { findCarrier } from './carriers.ts';
import type { Stage } from './journey.ts';
import type { SandboxTracking, World } from './world.ts';

const HOUR_MS = 3_600_000;
const STATUS_NUMBER = { delivered: '4', exception: '7' } as const;
const MILESTONES = [
  'ItemReceived',
  'ItemDispatched',
  'DepartfromAirport',
  'ArrivalfromAbroad',
  'CustomsClearance',
  'DestinationArrived',
];

/** A tracking as the writing calls answer it. */
export function recordView(tracking: SandboxTracking) {
  const { id, carrier, number, createdAt, fields } = tracking;
  return {
    id,
    tracking_number: number,
    carrier_code: carrier,
    order_create_time: fields['order_create_time'] ?? 0,
    status: 'pending',
    created_at: iso(createdAt),
    customer_email: fields['customer_email'] ?? null,
    customer_name: fields['customer_name'] ?? null,
    customer_phone: fields['customer_phone'] ?? null,
    order_id: fields['order_id'] ?? null,
    comment: fields['comment'] ?? null,
    title: fields['title'] ?? null,
    logistics_channel: fields['logistics_channel'] ?? null,
    destination: fields['destination_code'] ?? '',
  };
}

/** The same after an edit: the status comes back as the number that was sent. */
export function editedView(world: World, tracking: SandboxTracking) {
  const { checkedAt } = world.knowledgeOf(tracking);
  return {
    ...recordView(tracking),
    status: tracking.status ? STATUS_NUMBER[tracking.status] : '8',
    updated_at: checkedAt === null ? null : iso(checkedAt),
    destination_code: tracking.fields['destination_code'] ?? null,
    archived: tracking.archived,
  };
}

/** A tracking with its journey: get one, list, realtime. */
export function trackingView(world: World, tracking: SandboxTracking) {
  const { fields, journey, frozenAt } = tracking;
  const { stages, checkedAt, hour } = world.knowledgeOf(tracking);
  const [newest] = stages;
  const timeOf = (stage: Stage) => timeOfStage(tracking, stage);
  const status = tracking.status ?? newest?.status ?? (checkedAt === null ? 'pending' : 'notfound');
  const destination = stages.filter((stage) => stage.leg === 'destination');
  const origin = stages.filter((stage) => stage.leg !== 'destination');
  const first = stages.at(-1);
  return {
    id: tracking.id,
    tracking_number: tracking.number,
    carrier_code: tracking.carrier,
    status,
    track_update: status !== 'delivered' && frozenAt === null,
    created_at: iso(tracking.createdAt),
    updated_at: checkedAt === null ? null : iso(checkedAt),
    order_create_time: fields['order_create_time'] ?? null,
    customer_email: fields['customer_email'] ?? '',
    title: fields['title'] ?? '',
    order_id: fields['order_id'] ?? null,
    comment: fields['comment'] ?? null,
    customer_name: fields['customer_name'] ?? null,
    archived: tracking.archived,
    original_country: stages.length > 0 ? journey.from : '',
    destination_country: stages.length > 0 ? journey.to : '',
    itemTimeLength: newest && first ? Math.ceil((newest.hour - first.hour) / 24) : null,
    stayTimeLength: newest ? Math.floor((hour - newest.hour) / 24) : null,
    service_code: null,
    status_info: null,
    substatus: tracking.status ? null : (newest?.substatus ?? null),
    origin_info: legView(tracking.carrier, origin, timeOf),
    ...(destination.length > 0 ? { destination_info: legView('usps', destination, timeOf) } : {}),
    lastEvent: newest ? [newest.text, newest.place, timeOf(newest)].join(',') : null,
    lastUpdateTime: newest ? timeOf(newest) : null,
  };
}

function legView(carrier: string, stages: readonly Stage[], timeOf: (stage: Stage) => string) {
  const passed = stages.filter((stage) => stage.node);
  const milestone = (name: string) => {
    const stage = passed.find(({ node }) => node === name);
    return [name, stage ? timeOf(stage) : null];
  };
  const { homepage, phone } = findCarrier(carrier) ?? { homepage: null, phone: null };
  return {
    ReferenceNumber: null,
    ...Object.fromEntries(MILESTONES.map(milestone)),
    weblink: homepage,
    phone,
    carrier_code: carrier,
    trackinfo:
      stages.length === 0
        ? null
        : stages.map((stage) => ({
            Date: timeOf(stage),
            StatusDescription: stage.text,
            Details: stage.place,
            checkpoint_status: stage.status,
            ...(stage.substatus ? { substatus: stage.substatus } : {}),
            ...(stage.node ? { ItemNode: stage.node } : {}),
          })),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
}

/** When a stage was reached, as the courier writes it. */
export function timeOfStage({ createdAt, journey }: SandboxTracking, stage: Stage): string {
  const announcedAt = createdAt - (journey.stages.at(-1)?.hour ?? 0) * HOUR_MS;
  return local(announcedAt + stage.hour * HOUR_MS);
}

/** Couriers report their own local time and name no zone. */
function local(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
