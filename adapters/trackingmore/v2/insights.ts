import type { Status } from '../../../src/domain/status.ts';
import type { TrackingApi } from '../../../src/ports/tracking-provider.ts';
import { wrappedRows } from '../lenient.ts';
import { mapData } from './answer.ts';
import type { Send } from './client.ts';
import { toStatus } from './status-table.ts';
import { fromStatusCountQuery } from './to-wire.ts';
import { toAirWaybill, toTransitTime } from './translate.ts';
import * as wire from './wire.ts';

type Insights = Pick<
  TrackingApi,
  'account' | 'countByStatus' | 'remoteAreas' | 'transitTimes' | 'airWaybills'
>;

/** The calls that answer a question without touching a tracking. */
export function createInsights(call: Send): Insights {
  return {
    async account() {
      return mapData(await call('account', wire.account), (data) => ({
        email: data.email,
        phone: data.phone,
        registeredAt: data.regtime === null ? null : data.regtime * 1000,
        money: data.money,
        remainingQuota: data.track_number,
      }));
    },

    async countByStatus(query = {}) {
      const request = { query: fromStatusCountQuery(query) };
      return mapData(await call('countByStatus', wire.statusCounts, request), toCounts);
    },

    // Of DHL, UPS, FedEx and TNT: https://support.trackingmore.com/en/category/api-webhook-oop8bq
    async remoteAreas(queries) {
      return mapData(await call('remoteAreas', wire.remoteAreas, { json: queries }), (data) => ({
        remote: data.remote.map((row) => ({
          company: row.far_express_company ?? '',
          countryCode: row.two_code ?? '',
          country: row.far_country ?? '',
          postcode: row.far_city_postcode ?? '',
        })),
        notRemote: data.other.map((row) => ({ country: row.country ?? '', postcode: row.postcode ?? '' })),
      }));
    },

    async transitTimes(queries) {
      const json = queries.map(({ carrier, from, to }) => ({
        carrier_code: carrier,
        original: from,
        destination: to,
      }));
      return mapData(await call('transitTimes', wrappedRows(wire.transitTime), { json }), (rows) =>
        rows.map(toTransitTime),
      );
    },

    async airWaybills(numbers, language) {
      const json = { track_number: numbers, ...(language ? { lang: language } : {}) };
      return mapData(await call('airWaybills', wrappedRows(wire.airWaybill), { json }), (rows) =>
        rows.map(toAirWaybill),
      );
    },
  };
}

/** Counts under names we do not know are added up as `unknown`, so that the sum stays true. */
function toCounts(data: Readonly<Record<string, number | null>>): Readonly<Partial<Record<Status, number>>> {
  const counts: Partial<Record<Status, number>> = {};
  for (const [name, count] of Object.entries(data)) {
    const status = toStatus(name);
    counts[status] = (counts[status] ?? 0) + (count ?? 0);
  }
  return counts;
}
