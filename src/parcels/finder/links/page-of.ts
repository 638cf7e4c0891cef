import { COURIERS, type CourierKey } from '../couriers/couriers.ts';
import { pageOfCourier } from './link-table.ts';

/**
 * A parcel's own page at its carrier, by the service's code for the carrier; null where the carrier has none that opens
 * with the number alone, and for carriers that are not known here.
 */
export function pageOf(carrier: string, number: string): string | null {
  const page = PAGES.get(carrier);
  return page ? page.replace('%', () => encodeURIComponent(number)) : null;
}

/** Under every code; where couriers share one, the courier's that has it as its likeliest. */
const PAGES: ReadonlyMap<string, string> = new Map(
  (Object.keys(COURIERS) as CourierKey[])
    .flatMap((key) => {
      const page = pageOfCourier(key);
      return page ? COURIERS[key].map((code, rank) => ({ code, rank, page })) : [];
    })
    .sort((a, b) => b.rank - a.rank)
    .map(({ code, page }) => [code, page]),
);
