import type { Bucket, OperationName } from '../../../src/ports/provider-offer.ts';

/** One row for each operation of the API page, and the two carrier calls. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL; `{c}` and `{n}` stand for carrier code and tracking number. */
  readonly path: string;
  /**
   * Whether a request whose fate is unknown may simply be sent again: it reads, or doing it twice leaves the same
   * as doing it once and costs nothing.
   */
  readonly repeatable: boolean;
  readonly bucket: Bucket;
  /** For the whole attempt, the answer's body included. */
  readonly timeoutMs: number;
  /** Of the answer's body; {@link MOST_BYTES} where nothing is said. */
  readonly mostBytes?: number;
}

/** Ten times what any answer but a page of parcels has. */
export const MOST_BYTES = 4_000_000;
/** Two thousand parcels of eight kilobytes; where they have more, smaller pages are asked for. */
const BIGGEST_PAGE = 16_000_000;

const SHORT = 15_000;
const LONG = 60_000;
/** The vendor's own client allows this for the call that goes through to the courier. */
const COURIER = 90_000;

export const OPERATIONS = {
  create: { method: 'POST', path: 'trackings/post', repeatable: true, bucket: 'general', timeoutMs: SHORT },
  get: { method: 'GET', path: 'trackings/{c}/{n}', repeatable: true, bucket: 'general', timeoutMs: SHORT },
  edit: { method: 'PUT', path: 'trackings/{c}/{n}', repeatable: true, bucket: 'general', timeoutMs: SHORT },
  delete: {
    method: 'DELETE',
    path: 'trackings/{c}/{n}',
    repeatable: false,
    bucket: 'general',
    timeoutMs: SHORT,
  },
  createMany: {
    method: 'POST',
    path: 'trackings/batch',
    repeatable: true,
    bucket: 'general',
    timeoutMs: LONG,
  },
  list: {
    method: 'GET',
    path: 'trackings/get',
    repeatable: true,
    bucket: 'general',
    timeoutMs: LONG,
    mostBytes: BIGGEST_PAGE,
  },
  editMany: {
    method: 'POST',
    path: 'trackings/updatemore',
    repeatable: true,
    bucket: 'general',
    timeoutMs: LONG,
  },
  deleteMany: {
    method: 'POST',
    path: 'trackings/delete',
    repeatable: false,
    bucket: 'general',
    timeoutMs: LONG,
  },
  refresh: {
    method: 'POST',
    path: 'trackings/realtime',
    repeatable: false,
    bucket: 'realtime',
    timeoutMs: COURIER,
  },
  changeCarrier: {
    method: 'POST',
    path: 'trackings/update',
    repeatable: false,
    bucket: 'general',
    timeoutMs: SHORT,
  },
  account: {
    method: 'GET',
    path: 'trackings/getuserinfo',
    repeatable: true,
    bucket: 'general',
    timeoutMs: SHORT,
  },
  countByStatus: {
    method: 'GET',
    path: 'trackings/getstatusnumber',
    repeatable: true,
    bucket: 'general',
    timeoutMs: SHORT,
  },
  stopChecking: {
    method: 'POST',
    path: 'trackings/notupdate',
    repeatable: true,
    bucket: 'general',
    timeoutMs: LONG,
  },
  remoteAreas: {
    method: 'POST',
    path: 'trackings/remote',
    repeatable: false,
    bucket: 'general',
    timeoutMs: SHORT,
  },
  transitTimes: {
    method: 'POST',
    path: 'trackings/costtime',
    repeatable: true,
    bucket: 'general',
    timeoutMs: SHORT,
  },
  airWaybills: {
    method: 'POST',
    path: 'trackings/aircargo',
    repeatable: false,
    bucket: 'general',
    timeoutMs: LONG,
  },
  carriers: { method: 'GET', path: 'carriers', repeatable: true, bucket: 'general', timeoutMs: LONG },
  detectCarrier: {
    method: 'POST',
    path: 'carriers/detect',
    repeatable: false,
    bucket: 'general',
    timeoutMs: SHORT,
  },
} as const satisfies Readonly<Record<OperationName, Operation>>;
