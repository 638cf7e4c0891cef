import type { TrackingApi } from '../../../src/ports/tracking-provider.ts';
import { createCarriers } from './carriers.ts';
import { type ClientOptions, createClient } from './client.ts';
import { createInsights } from './insights.ts';
import { createManyTrackings } from './many-trackings.ts';
import { createOneTracking } from './one-tracking.ts';

/** TrackingMore API v2, as documented at https://www.trackingmore.com/docs/trackings/list-all-trackings.php */
export function createTrackingMore(options: ClientOptions): TrackingApi {
  const call = createClient(options);
  return {
    ...createOneTracking(call, options.budget),
    ...createManyTrackings(call, options.logger),
    ...createInsights(call),
    ...createCarriers(call),
  };
}
