import { success } from '../../../src/domain/result.ts';
import type { TrackingApi } from '../../../src/ports/tracking-provider.ts';
import { wrappedRows } from '../lenient.ts';
import { mapData } from './answer.ts';
import type { Send } from './client.ts';
import { toCarrier } from './translate.ts';
import * as wire from './wire.ts';

/** The two calls about couriers. https://www.trackingmore.com/api-carriers-list-all-carriers-tw.html */
export function createCarriers(call: Send): Pick<TrackingApi, 'carriers' | 'detectCarrier'> {
  return {
    async carriers(language = 'en') {
      const answer = await call('carriers', wrappedRows(wire.carrier), { headers: { Lang: language } });
      return mapData(answer, (rows) => rows.map(toCarrier));
    },

    async detectCarrier(number) {
      const request = { json: { tracking_number: number } };
      const answer = await call('detectCarrier', wrappedRows(wire.carrier), request);
      if (!answer.ok && answer.problem.code === 'carrier-not-detected') return success([]);
      return mapData(answer, (rows) => rows.map(toCarrier));
    },
  };
}
