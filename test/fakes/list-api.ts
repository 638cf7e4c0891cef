import type { Parcel } from '../../src/domain/parcel.ts';
import type { ProviderProblem } from '../../src/domain/problem.ts';
import { failure, success } from '../../src/domain/result.ts';
import type { ListQuery } from '../../src/ports/provider-data.ts';
import type { TrackingApi } from '../../src/ports/tracking-provider.ts';

/** The list call over parcels held in memory, in pages as small as a test wants. */
export function listApi(
  parcels: () => readonly Parcel[],
  { pageSize = 2000, servedAt = (): number => 0 } = {},
) {
  const queries: ListQuery[] = [];
  let failing: { problem: ProviderProblem; fromPage: number } | null = null;
  let isHidden = (_parcel: Parcel, _query: ListQuery) => false;
  let total = (_all: number, shown: number, _page: number) => shown;
  const api: Pick<TrackingApi, 'list' | 'transitTimes'> = {
    transitTimes: async () => success([]),
    async list(query) {
      queries.push(query);
      const { page: number = 1 } = query;
      if (failing && number >= failing.fromPage) return failure(failing.problem);
      const all = parcels().filter((parcel) => matches(parcel, query));
      const rows = all.filter((parcel) => !isHidden(parcel, query));
      const page = rows.slice((number - 1) * pageSize, number * pageSize);
      return success({
        parcels: page,
        rows: page.length,
        limit: pageSize,
        total: total(all.length, rows.length, number),
        servedAt: servedAt(),
      });
    },
  };
  return {
    api,
    queries,
    fail: (problem: ProviderProblem | null, fromPage = 1) => {
      failing = problem && { problem, fromPage };
    },
    /** Leaves these out, of the count as well or not. */
    hide(hidden: typeof isHidden, isCounted = false) {
      isHidden = hidden;
      total = (all, shown) => (isCounted ? all : shown);
    },
    /** Another one is counted with each page. */
    miscount() {
      total = (_all, shown, page) => shown + page;
    },
  };
}

function matches({ key, archived, checkedAt, createdAt }: Parcel, query: ListQuery): boolean {
  return (
    (query.updatedFrom === undefined || (checkedAt !== null && checkedAt >= query.updatedFrom)) &&
    (query.createdFrom === undefined || (createdAt ?? 0) >= query.createdFrom) &&
    (query.numbers === undefined || query.numbers.includes(key.number)) &&
    (query.archived === undefined || query.archived === archived)
  );
}
