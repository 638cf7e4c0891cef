import { done, messageOf, refused, type SandboxAnswer } from './answers.ts';
import { findCarrier } from './carriers.ts';
import { matchesQuery } from './list-filter.ts';
import { editedView, recordView, trackingView } from './tracking-view.ts';
import type { Fields, SandboxTracking, World } from './world.ts';

export interface SandboxRequest {
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown;
  /** `carrier` and `number` of the path. */
  readonly path: Readonly<Record<string, string>>;
}

export type SandboxRoute = (world: World, request: SandboxRequest) => SandboxAnswer;

type Row = Readonly<Record<string, unknown>>;

const TWO_HOURS_MS = 7_200_000;
const MOST_PER_BATCH = 40;
const MOST_AT_ONCE = 200;
const BIGGEST_PAGE = 2000;
const OWN_FIELDS = [
  'title',
  'logistics_channel',
  'customer_name',
  'customer_email',
  'customer_phone',
  'order_id',
  'comment',
  'destination_code',
  'order_create_time',
] as const;
const EDIT_STATUS: ReadonlyMap<string, SandboxTracking['status']> = new Map(
  Object.entries({
    4: 'delivered',
    7: 'exception',
    8: null,
  }),
);

export const createOne: SandboxRoute = (world, { body }) => {
  const code = refusalOf(world, toRow(body));
  if (code) return refused(code);
  return done(recordView(addFrom(world, toRow(body))));
};

export const createBatch: SandboxRoute = (world, { body }) => {
  if (!Array.isArray(body)) return refused(4012);
  if (body.length > MOST_PER_BATCH) return refused(4020);
  const trackings: unknown[] = [];
  const errors: unknown[] = [];
  for (const row of body.map(toRow)) {
    const code = refusalOf(world, row);
    const { tracking_number, carrier_code } = row;
    if (code) errors.push({ tracking_number, carrier_code, code, message: messageOf(code) });
    else trackings.push(recordView(addFrom(world, row)));
  }
  return done({ submitted: body.length, added: trackings.length, trackings, errors }, 201);
};

export const getOne: SandboxRoute = (world, { path }) => {
  const tracking = world.find(path['carrier'] ?? '', path['number'] ?? '');
  return tracking ? done(trackingView(world, tracking)) : refused(4031);
};

export const editOne: SandboxRoute = (world, { path, body }) => {
  const tracking = world.find(path['carrier'] ?? '', path['number'] ?? '');
  if (!tracking) return refused(4017);
  const code = applyEdit(tracking, toRow(body));
  return code ? refused(code) : done(editedView(world, tracking));
};

export const deleteOne: SandboxRoute = (world, { path }) => {
  const tracking = world.find(path['carrier'] ?? '', path['number'] ?? '');
  if (!tracking) return refused(4017);
  world.delete(tracking);
  return done([]);
};

export const listTrackings: SandboxRoute = (world, { query }) => {
  const limit = Math.min(Number(query.get('limit')) || 100, BIGGEST_PAGE);
  const page = Math.max(Number(query.get('page')) || 1, 1);
  const rows = [...world.trackings.values()]
    .map((tracking) => ({ tracking, view: trackingView(world, tracking) }))
    .filter(({ tracking, view }) => matchesQuery(world, tracking, query, view.status));
  if (rows.length === 0) return refused(4031);
  const items = rows.slice((page - 1) * limit, page * limit).map(({ view }) => view);
  return done({ page, limit, total: String(rows.length), count: items.length, items });
};

export const editTrackings: SandboxRoute = (world, { body }) =>
  bulk(
    world,
    body,
    (tracking, row) => applyEdit(tracking, row) === null,
    (rows) => ({ trackings: rows }),
  );

export const deleteTrackings: SandboxRoute = (world, { body }) =>
  bulk(
    world,
    body,
    (tracking) => {
      world.delete(tracking);
      return true;
    },
    (rows) => ({ delete: rows.length, trackings: rows.map((meta) => ({ meta })) }),
  );

export const stopChecking: SandboxRoute = (world, { body }) =>
  bulk(
    world,
    body,
    (tracking) => {
      tracking.frozenAt ??= world.now();
      return true;
    },
    (rows) => ({ change: rows.length, trackings: rows }),
  );

export const realtime: SandboxRoute = (world, { body }) => {
  const row = toRow(body);
  const tracking = world.find(String(row['carrier_code']), String(row['tracking_number']));
  if (!tracking) return refused(4031);
  const id = `${tracking.carrier}/${tracking.number}`;
  if (world.now() - (world.refreshedAt.get(id) ?? Number.NEGATIVE_INFINITY) < TWO_HOURS_MS)
    return refused(429);
  world.refreshedAt.set(id, world.now());
  return done({ items: [trackingView(world, tracking)] });
};

export const changeCarrier: SandboxRoute = (world, { body }) => {
  const row = toRow(body);
  const tracking = world.find(String(row['carrier_code']), String(row['tracking_number']));
  if (!tracking) return refused(4017);
  const carrier = String(row['update_carrier_code']);
  if (!findCarrier(carrier)) return refused(4015);
  if (world.find(carrier, tracking.number)) return refused(4016);
  world.delete(tracking);
  world.add(carrier, tracking.number, tracking.fields);
  world.quota += 1;
  return done({ Usertag: '' });
};

function bulk(
  world: World,
  body: unknown,
  act: (tracking: SandboxTracking, row: Row) => boolean,
  answer: (rows: readonly unknown[]) => object,
): SandboxAnswer {
  if (!Array.isArray(body)) return refused(4012);
  if (body.length > MOST_AT_ONCE) return refused(4020);
  const rows = body.map(toRow).filter((row) => {
    const tracking = world.find(String(row['carrier_code']), String(row['tracking_number']));
    return tracking ? act(tracking, row) : false;
  });
  const keys = rows.map(({ tracking_number, carrier_code }) => ({ tracking_number, carrier_code }));
  return done({ submitted: body.length, ...answer(keys) });
}

function refusalOf(world: World, row: Row): number | null {
  const number = row['tracking_number'];
  if (number === undefined || number === '') return 4013;
  if (!/^[0-9A-Za-z_-]{5,}$/.test(String(number))) return 4014;
  const carrier = String(row['carrier_code'] ?? '');
  if (!findCarrier(carrier)) return 4015;
  if (world.find(carrier, String(number))) return 4016;
  return world.quota < 1 ? 4021 : null;
}

function addFrom(world: World, row: Row): SandboxTracking {
  return world.add(String(row['carrier_code']), String(row['tracking_number']), fieldsIn(row));
}

/** Null when the edit was accepted. */
function applyEdit(tracking: SandboxTracking, row: Row): number | null {
  const status = row['status'];
  if (status !== undefined && !EDIT_STATUS.has(String(status))) return 4033;
  if (status !== undefined) tracking.status = EDIT_STATUS.get(String(status)) ?? null;
  if (row['archived'] !== undefined) tracking.archived = row['archived'] === 'true';
  tracking.fields = { ...tracking.fields, ...fieldsIn(row) };
  return null;
}

function fieldsIn(row: Row): Fields {
  return Object.fromEntries(
    OWN_FIELDS.flatMap((name) => (row[name] === undefined ? [] : [[name, String(row[name])]])),
  );
}

function toRow(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {};
}
