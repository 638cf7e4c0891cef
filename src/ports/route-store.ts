import type { Route } from '../domain/route.ts';
import type { RouteTimes } from '../domain/transit-estimate.ts';

/** How long parcels take on each route, as far as it has been asked; what is not known is wanted from then on. */
export interface RouteStore {
  read(route: Route): Promise<RouteTimes | null>;
  /** Some of the routes that somebody wanted to know. */
  wanted(most: number): Promise<readonly Route[]>;
  /** Kept for some weeks; no shares where there are no statistics. */
  write(route: Route, times: RouteTimes): Promise<void>;
}
