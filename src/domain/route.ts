import { countryCode } from './countries.ts';
import type { Parcel } from './parcel.ts';

/** Two-letter countries. */
export interface Route {
  readonly carrier: string;
  readonly from: string;
  readonly to: string;
}

/** Null where the provider does not name both countries. */
export function routeOf({ key, from, to }: Pick<Parcel, 'key' | 'from' | 'to'>): Route | null {
  const [origin, destination] = [countryCode(from ?? ''), countryCode(to ?? '')];
  return origin && destination ? { carrier: key.carrier, from: origin, to: destination } : null;
}
