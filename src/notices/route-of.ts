import type { Parcel } from '../domain/parcel.ts';
import type { Route } from '../domain/route.ts';
import { countryCode } from '../grammar/countries.ts';

/** Null where the provider does not name both countries. */
export function routeOf({ key, from, to }: Pick<Parcel, 'key' | 'from' | 'to'>): Route | null {
  const [origin, destination] = [countryCode(from ?? ''), countryCode(to ?? '')];
  return origin && destination ? { carrier: key.carrier, from: origin, to: destination } : null;
}
