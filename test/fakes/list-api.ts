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
  let problem: ProviderProblem | null = null;
  const api: Pick<TrackingApi, 'list' | 'transitTimes'> = {
    transitTimes: async () => success([]),
    async list(query) {
      queries.push(query);
      if (problem) return failure(problem);
      const rows = parcels().filter((parcel) => matches(parcel, query));
      const page = rows.slice(((query.page ?? 1) - 1) * pageSize, (query.page ?? 1) * pageSize);
      return success({
        parcels: page,
        rows: page.length,
        limit: pageSize,
        total: rows.length,
        servedAt: servedAt(),
      });
    },
  };
  return {
    api,
    queries,
    fail: (next: ProviderProblem | null) => {
      problem = next;
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
