import type { Leg, Parcel } from '../domain/parcel.ts';
import { pageOf } from './finder/links/page-of.ts';

/**
 * The parcel with the page of its number where the service gives its carrier's front page. A second courier keeps its
 * own: it may have another number for the parcel.
 */
export function withPage(parcel: Parcel): Parcel {
  const { carrier, number } = parcel.key;
  const page = pageOf(carrier, number);
  if (page === null) return parcel;
  const isTheirs = (leg: Leg) => leg.carrier === null || leg.carrier === carrier;
  return { ...parcel, legs: parcel.legs.map((leg) => (isTheirs(leg) ? { ...leg, website: page } : leg)) };
}
