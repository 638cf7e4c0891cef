/** How many of a carrier's parcels took how long on a route: shares between 0 and 1, shortest first. */
export interface RouteTimes {
  readonly shares: readonly {
    readonly fromDays: number;
    /** Null for the open end. */
    readonly toDays: number | null;
    readonly share: number;
  }[];
}

/** Days within which most parcels arrive, and after which a parcel is later than nine of ten. */
export interface UsualDays {
  readonly least: number;
  readonly most: number;
}

const EARLY = 0.1;
const LATE = 0.9;

/** Null where the statistics do not say: none there, or the slowest tenth of an open end. */
export function usualDays({ shares }: RouteTimes): UsualDays | null {
  let sum = 0;
  let least: number | null = null;
  for (const { fromDays, toDays, share } of shares) {
    sum += share;
    if (least === null && sum > EARLY) least = fromDays;
    if (sum >= LATE - 1e-9) return least === null || toDays === null ? null : { least, most: toDays };
  }
  return null;
}
