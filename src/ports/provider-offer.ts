import type { Status } from '../domain/status.ts';
import type { NewParcel, ParcelEdit } from './provider-data.ts';
import type { TrackingApi } from './tracking-provider.ts';

/** One call of the {@link TrackingApi}. */
export type OperationName = keyof TrackingApi;

/** Requests that are paced apart from all others. */
export type Bucket = 'general' | 'realtime';

/**
 * What a tracking service offers, and on which terms. Limits, prices and pace are read from here and written down
 * nowhere else, so what one service cannot do, or does for nothing, is never said of it.
 */
export interface ProviderOffer {
  readonly operations: readonly OperationName[];
  /** How many parcels, routes or numbers one request takes; one where nothing is said. */
  readonly atOnce: Readonly<Partial<Record<OperationName, number>>>;
  readonly list: ListOffer;
  /** Requests a second, unless more was agreed for the account. */
  readonly pace: Readonly<Record<Bucket, number>>;
  /** How long a refreshed parcel has to wait for the next time, milliseconds; null where nothing can be refreshed. */
  readonly refreshEveryMs: number | null;
  readonly prices: Prices;
  /** What can be changed of one parcel, and of many at once. */
  readonly editable: Readonly<Record<'one' | 'many', readonly (keyof ParcelEdit)[]>>;
  /** By carrier code: what a courier needs besides the number to find a parcel. */
  readonly neededByCourier: ReadonlyMap<string, CourierNeed>;
}

export type CourierNeed = keyof Pick<NewParcel, 'postalCode' | 'customerPhone' | 'shipDate'>;

/** What a list can be asked for. */
export interface ListOffer {
  /** The most rows of one page. */
  readonly pageSize: number;
  /** How many tracking numbers a list can be narrowed to; it must be some. */
  readonly numbers: number;
  /** The same for order numbers; 0 where it cannot be. */
  readonly orders: number;
  /** The statuses a list can be narrowed to. */
  readonly statuses: readonly Status[];
}

export interface Prices {
  /** What is paid with, such as `quota`. */
  readonly unit: string;
  /** For each parcel or question; what is not listed costs nothing. */
  readonly of: Readonly<Partial<Record<OperationName, number>>>;
}

export function isOffered({ operations }: Pick<ProviderOffer, 'operations'>, name: OperationName): boolean {
  return operations.includes(name);
}

export function mostAtOnce({ atOnce }: Pick<ProviderOffer, 'atOnce'>, name: OperationName): number {
  return atOnce[name] ?? 1;
}

export function priceOf({ prices }: Pick<ProviderOffer, 'prices'>, name: OperationName): number {
  return prices.of[name] ?? 0;
}
