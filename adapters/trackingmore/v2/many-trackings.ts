import { mapInTurns } from '../../../src/async/turns.ts';
import type { ProviderProblem } from '../../../src/domain/problem.ts';
import { failure, success } from '../../../src/domain/result.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import type { BulkOutcome, ParcelPage } from '../../../src/ports/provider-data.ts';
import type { OperationName } from '../../../src/ports/provider-offer.ts';
import type { TrackingApi } from '../../../src/ports/tracking-provider.ts';
import { mapData } from './answer.ts';
import type { Send } from './client.ts';
import { toProblem } from './failure.ts';
import { readTracking } from './read-tracking.ts';
import { fromEdit, fromKey, fromListQuery, fromNewParcel } from './to-wire.ts';
import { toKey, toParcel, toRecord } from './translate.ts';
import * as wire from './wire.ts';

type ManyTrackings = Pick<TrackingApi, 'createMany' | 'list' | 'editMany' | 'deleteMany' | 'stopChecking'>;

/** What the service uses when no limit is given. */
const DEFAULT_PAGE_SIZE = 100;

/** The calls about many trackings at once. */
export function createManyTrackings(call: Send, logger: Logger): ManyTrackings {
  const bulk = async (
    name: OperationName,
    json: readonly { tracking_number: string; carrier_code: string }[],
  ) =>
    mapData(await call(name, wire.bulk, { json }), (data): BulkOutcome => {
      const carrierOf = new Map(json.map((row) => [row.tracking_number, row.carrier_code]));
      const done = (data?.trackings ?? []).flatMap(({ tracking_number, carrier_code }) => {
        const carrier = carrier_code ?? carrierOf.get(tracking_number);
        return carrier ? [toKey({ tracking_number, carrier_code: carrier })] : [];
      });
      return { submitted: data?.submitted ?? json.length, done };
    });

  return {
    async createMany(parcels) {
      const answer = await call('createMany', wire.batch, { json: parcels.map(fromNewParcel) });
      const mayBeOurs = answer.ok && answer.value.isRepeated === true;
      return mapData(answer, (data) => ({
        added: data.trackings.map(toRecord),
        refused: data.errors.map((row) => ({
          key: toKey(row),
          problem: whyRefused(toProblem(row.code, row.message), mayBeOurs),
        })),
      }));
    },

    async list(query) {
      const answer = await call('list', wire.page, { query: fromListQuery(query) });
      // An empty result is answered either way.
      if (!answer.ok && answer.problem.code === 'tracking-missing') return success(pageOf(query.limit, null));
      if (!answer.ok) return failure(answer.problem);
      const { data, servedAt } = answer.value;
      const rows = data?.items ?? [];
      // Row by row, so that what is between text and parcel need not all be held at once.
      const read = await mapInTurns(rows, (row) => {
        const tracking = readTracking(row);
        return tracking ? [toParcel(tracking)] : [];
      });
      const parcels = read.flat();
      if (parcels.length < rows.length) {
        logger.warn(
          { unreadable: rows.length - parcels.length, rows: rows.length },
          'rows skipped in a list',
        );
      }
      return success({
        ...pageOf(data?.limit ?? query.limit, data?.total ?? null),
        parcels,
        rows: rows.length,
        servedAt,
      });
    },

    editMany: (edits) =>
      bulk(
        'editMany',
        edits.map(({ key, ...edit }) => ({ ...fromKey(key), ...fromEdit(edit) })),
      ),
    deleteMany: (keys) => bulk('deleteMany', keys.map(fromKey)),
    stopChecking: (keys) => bulk('stopChecking', keys.map(fromKey)),
  };
}

/** An error that is none says that the tracking is there. */
function whyRefused(problem: ProviderProblem | null, mayBeOurs: boolean): ProviderProblem {
  if (problem && problem.code !== 'tracking-exists') return problem;
  return { code: 'tracking-exists', ...(mayBeOurs ? { mayBeOurs } : {}) };
}

function pageOf(limit: number | undefined, total: number | null): ParcelPage {
  return { parcels: [], rows: 0, limit: limit ?? DEFAULT_PAGE_SIZE, total, servedAt: null };
}
