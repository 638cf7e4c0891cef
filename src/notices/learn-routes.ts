import { isPassing } from '../domain/problem.ts';
import { type Result, success } from '../domain/result.ts';
import { mostAtOnce, type ProviderOffer } from '../ports/provider-offer.ts';
import type { RouteStore } from '../ports/route-store.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';

export interface RouteNeeds {
  readonly api: Pick<TrackingApi, 'transitTimes'>;
  readonly offer: Pick<ProviderOffer, 'atOnce'>;
  readonly routes: RouteStore;
}

/** Asks for the statistics of routes that somebody wanted to know. */
export async function learnRoutes({
  api,
  offer,
  routes,
}: RouteNeeds): Promise<Result<{ readonly routes: number }>> {
  const wanted = await routes.wanted(mostAtOnce(offer, 'transitTimes'));
  if (wanted.length === 0) return success({ routes: 0 });
  const read = await api.transitTimes(wanted);
  // What is refused once is refused the next time as well; what is only away is asked again.
  if (!read.ok && isPassing(read.problem)) return read;
  const found = read.ok ? read.value : [];
  for (const route of wanted) {
    const times = found.find(
      ({ carrier, from, to }) => carrier === route.carrier && from === route.from && to === route.to,
    );
    await routes.write(route, { shares: times?.shares ?? [] });
  }
  return success({ routes: wanted.length });
}
