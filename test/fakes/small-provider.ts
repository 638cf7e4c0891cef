import type { Parcel } from '../../src/domain/parcel.ts';
import { type Result, success } from '../../src/domain/result.ts';
import type { ListQuery } from '../../src/ports/provider-data.ts';
import type { ProviderOffer } from '../../src/ports/provider-offer.ts';
import type { ProvidedApi, TrackingApi } from '../../src/ports/tracking-provider.ts';

/** The terms of a service that can add, read, list, edit and delete single parcels and find carriers, for nothing. */
export const SMALL_OFFER: ProviderOffer = {
  operations: ['create', 'get', 'list', 'edit', 'delete', 'carriers', 'detectCarrier'],
  atOnce: {},
  list: { pageSize: 7, numbers: 3, orders: 0, statuses: ['delivered'] },
  pace: { general: 10, realtime: 10 },
  refreshEveryMs: null,
  prices: { unit: 'credits', of: {} },
  editable: {
    one: ['title', 'orderId', 'customerName', 'customerEmail', 'customerPhone', 'destination'],
    many: [],
  },
  neededByCourier: new Map(),
};

/** The same parcels through such a service. It sends no days, and being asked for more than it offers is a bug. */
export function smallProvider({ create, get, edit, delete: remove, ...full }: TrackingApi): ProvidedApi {
  return {
    create,
    get: async (key, language) => mapped(await get(key, language), undated),
    async list(query) {
      assertOffered(query);
      const page = await full.list(query);
      return mapped(page, (value) => ({ ...value, parcels: value.parcels.map(undated) }));
    },
    edit,
    delete: remove,
    carriers: full.carriers,
    detectCarrier: full.detectCarrier,
  };
}

function assertOffered({ limit = 0, numbers = [], orders, status }: ListQuery): void {
  const { list } = SMALL_OFFER;
  const isTooMuch = limit > list.pageSize || numbers.length > list.numbers || orders !== undefined;
  if (isTooMuch || (status && !list.statuses.includes(status))) throw new Error('More than is offered.');
}

function undated(parcel: Parcel): Parcel {
  return { ...parcel, daysInTransit: null, daysWithoutNews: null };
}

function mapped<T>(result: Result<T>, change: (value: T) => T): Result<T> {
  return result.ok ? success(change(result.value)) : result;
}
