import type { Lane, OperationName } from '../../../src/ports/provider-offer.ts';

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
  readonly lane: Lane;
  /** For the whole attempt, the answer's body included. */
  readonly timeoutMs: number;
}

const SHORT = 15_000;
const LONG = 60_000;
/** The vendor's own client allows this for the call that goes through to the courier. */
const COURIER = 90_000;

export const OPERATIONS = {
  create: { method: 'POST', path: 'trackings/post', repeatable: true, lane: 'general', timeoutMs: SHORT },
  get: { method: 'GET', path: 'trackings/{c}/{n}', repeatable: true, lane: 'general', timeoutMs: SHORT },
  edit: { method: 'PUT', path: 'trackings/{c}/{n}', repeatable: true, lane: 'general', timeoutMs: SHORT },
  delete: {
    method: 'DELETE',
    path: 'trackings/{c}/{n}',
    repeatable: false,
    lane: 'general',
    timeoutMs: SHORT,
  },
  createMany: {
    method: 'POST',
    path: 'trackings/batch',
    repeatable: true,
    lane: 'general',
    timeoutMs: LONG,
  },
  list: { method: 'GET', path: 'trackings/get', repeatable: true, lane: 'general', timeoutMs: LONG },
  editMany: {
    method: 'POST',
    path: 'trackings/updatemore',
    repeatable: true,
    lane: 'general',
    timeoutMs: LONG,
  },
  deleteMany: {
    method: 'POST',
    path: 'trackings/delete',
    repeatable: false,
    lane: 'general',
    timeoutMs: LONG,
  },
  refresh: {
    method: 'POST',
    path: 'trackings/realtime',
    repeatable: false,
    lane: 'realtime',
    timeoutMs: COURIER,
  },
  changeCarrier: {
    method: 'POST',
    path: 'trackings/update',
    repeatable: false,
    lane: 'general',
    timeoutMs: SHORT,
  },
  account: {
    method: 'GET',
    path: 'trackings/getuserinfo',
    repeatable: true,
    lane: 'general',
    timeoutMs: SHORT,
  },
  countByStatus: {
    method: 'GET',
    path: 'trackings/getstatusnumber',
    repeatable: true,
    lane: 'general',
    timeoutMs: SHORT,
  },
  stopChecking: {
    method: 'POST',
    path: 'trackings/notupdate',
    repeatable: true,
    lane: 'general',
    timeoutMs: LONG,
  },
  remoteAreas: {
    method: 'POST',
    path: 'trackings/remote',
    repeatable: false,
    lane: 'general',
    timeoutMs: SHORT,
  },
  transitTimes: {
    method: 'POST',
    path: 'trackings/costtime',
    repeatable: true,
    lane: 'general',
    timeoutMs: SHORT,
  },
  airWaybills: {
    method: 'POST',
    path: 'trackings/aircargo',
    repeatable: false,
    lane: 'general',
    timeoutMs: LONG,
  },
  carriers: { method: 'GET', path: 'carriers', repeatable: true, lane: 'general', timeoutMs: LONG },
  detectCarrier: {
    method: 'POST',
    path: 'carriers/detect',
    repeatable: false,
    lane: 'general',
    timeoutMs: SHORT,
  },
} as const satisfies Readonly<Record<OperationName, Operation>>;
