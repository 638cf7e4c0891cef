import type { ParcelEdit } from '../../../src/ports/provider-data.ts';
import type { OperationName, ProviderOffer } from '../../../src/ports/provider-offer.ts';
import { OPERATIONS } from './operations.ts';

/** https://www.trackingmore.com/api-track-updatemore-tracking-item-cn.html */
const EDITABLE_TOGETHER = [
  'title',
  'logisticsChannel',
  'customerName',
  'customerEmail',
  'orderId',
  'destination',
  'archived',
  'status',
] as const satisfies readonly (keyof ParcelEdit)[];

/** The terms of TrackingMore v2. */
export const OFFER: ProviderOffer = {
  operations: Object.keys(OPERATIONS) as OperationName[],
  atOnce: {
    // https://www.trackingmore.com/api-track-create-multiple-track-cn.html
    createMany: 40,
    // https://www.trackingmore.com/api-status_code.html (code 4020, which does not say for which calls)
    editMany: 200,
    deleteMany: 200,
    stopChecking: 200,
    // Not documented: what is answered before it becomes slow.
    transitTimes: 10,
  },
  list: {
    // https://www.trackingmore.com/docs/trackings/list-all-trackings.php, as for the two below
    pageSize: 2000,
    numbers: 40,
    orders: 40,
    // Out for delivery and ready to collect have one name here, and what is announced by the sender and what is unknown to the courier another:
    // none of these can be asked for by itself.
    statuses: ['pending', 'transit', 'pickup', 'delivered', 'undelivered', 'exception', 'expired'],
  },
  pace: {
    // https://support.trackingmore.com/en/article/trackingmore-api-request-rate-limit-c0ye70/
    general: 1,
    // https://support.trackingmore.com/en/article/trackingmore-real-time-api-1o2xa32/
    realtime: 3,
  },
  // https://www.trackingmore.com/help_article-29-27-en.html
  refreshEveryMs: 2 * 60 * 60_000,
  prices: {
    unit: 'quota',
    of: {
      // https://www.trackingmore.com/api-track-create-a-tracking-item.html
      create: 1,
      createMany: 1,
      // Five questions cost one: https://www.trackingmore.com/api-carriers-detect-carrier-tw.html
      detectCarrier: 0.2,
      // The same: https://www.trackingmore.com/api-get-remote-item-cn.html
      remoteAreas: 0.2,
      // https://www.trackingmore.com/api-get-aircargo-items.html
      airWaybills: 20,
    },
  },
  editable: {
    // https://www.trackingmore.com/api-track-update-tracking-item-cn.html
    one: [...EDITABLE_TOGETHER, 'customerPhone'],
    many: EDITABLE_TOGETHER,
  },
  // The couriers that the service's own pages name: https://www.trackingmore.com/api-track-create-a-tracking-item.html
  neededByCourier: new Map([
    ['mondial-relay', 'postalCode'],
    ['mondialrelay', 'postalCode'],
    ['postnl-3s', 'postalCode'],
    ['deutsche-post', 'shipDate'],
    ['sf-express', 'customerPhone'],
  ]),
};
