import { z } from 'zod';
import type { ParcelKey } from '../../../src/domain/parcel.ts';
import { failure } from '../../../src/domain/result.ts';
import type { RequestBudget } from '../../../src/ports/request-budget.ts';
import type { TrackingApi } from '../../../src/ports/tracking-provider.ts';
import { goodRows, objectOrNone } from '../lenient.ts';
import { mapData, mapObject } from './answer.ts';
import { type Send, toFailure } from './client.ts';
import { fromEdit, fromKey, fromNewParcel, fromRefresh } from './to-wire.ts';
import { toParcel, toRecord } from './translate.ts';
import * as wire from './wire.ts';

type OneTracking = Pick<TrackingApi, 'create' | 'get' | 'edit' | 'delete' | 'refresh' | 'changeCarrier'>;

/** The calls about a single tracking. */
export function createOneTracking(call: Send, budget: RequestBudget): OneTracking {
  return {
    async create(parcel) {
      const request = { json: fromNewParcel(parcel) };
      return mapObject(await call('create', objectOrNone(wire.trackingRecord), request), toRecord);
    },

    async get(key, language) {
      const path = { ...pathOf(key), ...(language ? { suffix: language } : {}) };
      return mapObject(await call('get', objectOrNone(wire.tracking), { path }), toParcel);
    },

    async edit(key, edit) {
      const request = { path: pathOf(key), json: fromEdit(edit) };
      return mapObject(await call('edit', objectOrNone(wire.trackingRecord), request), toRecord);
    },

    async delete(key) {
      return mapData(await call('delete', z.unknown(), { path: pathOf(key) }), () => undefined);
    },

    async refresh(request) {
      const grant = await budget.reserveRefresh(request.key);
      if (grant.kind === 'stopped') return toFailure(grant);
      if (grant.kind === 'later') {
        return failure({ code: 'refreshed-recently', retryAfterMs: grant.retryAfterMs });
      }
      const schema = objectOrNone(z.object({ items: goodRows(wire.tracking) })).transform(
        (data) => data?.items[0],
      );
      return mapObject(await call('refresh', schema, { json: fromRefresh(request) }), toParcel);
    },

    async changeCarrier(key, carrier) {
      const json = { ...fromKey(key), update_carrier_code: carrier };
      return mapData(await call('changeCarrier', z.unknown(), { json }), () => undefined);
    },
  };
}

function pathOf(key: ParcelKey) {
  return { c: key.carrier, n: key.number };
}
