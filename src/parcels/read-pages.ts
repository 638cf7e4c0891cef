import type { Parcel } from '../domain/parcel.ts';
import { parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { ListQuery, ParcelPage } from '../ports/provider-data.ts';
import type { ProviderOffer } from '../ports/provider-offer.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';

/** What reading a list takes. */
export interface ListNeeds {
  readonly api: Pick<TrackingApi, 'list'>;
  readonly offer: Pick<ProviderOffer, 'list'>;
}

export interface PagesRead {
  readonly requests: number;
  readonly rows: number;
  /** The service's clock when the first page was made, Unix milliseconds. */
  readonly servedAt: number | null;
  /** False when rows were counted that did not come: they may have moved between pages. */
  readonly complete: boolean;
  /** Whether nothing moved while it was read, so that what did not come is not in the list. */
  readonly isWhole: boolean;
}

/** Reads every page of a list and hands each one on as it arrives. */
export async function readPages(
  { api, offer }: ListNeeds,
  query: ListQuery,
  onPage: (parcels: readonly Parcel[]) => Promise<void>,
): Promise<Result<PagesRead>> {
  const seen = new Set<string>();
  let rows = 0;
  let servedAt: number | null = null;
  let requests = 0;
  let read = 0;
  const totals = new Set<number | null>();
  let limit = offer.list.pageSize;
  for (let page = 1; ; page += 1) {
    const answer = await api.list({ ...query, page, limit });
    requests += 1;
    if (!answer.ok) {
      if (answer.problem.code !== 'provider-answer-too-big' || limit % 2 !== 0) return answer;
      // Two of half the size begin where this one did.
      limit /= 2;
      page = 2 * (page - 1);
      continue;
    }
    const { value } = answer;
    if (page === 1) servedAt = value.servedAt;
    const before = seen.size;
    for (const parcel of value.parcels) seen.add(parcelId(parcel.key));
    rows += value.rows;
    read += value.parcels.length;
    totals.add(value.total);
    await onPage(value.parcels);
    const stuck = seen.size === before;
    if (stuck || isLast(value, rows)) {
      return success({
        requests,
        rows,
        servedAt,
        complete: seen.size >= Math.min(value.total ?? 0, rows),
        isWhole: totals.size === 1 && seen.size === read && rows === (value.total ?? rows),
      });
    }
  }
}

/** A page that is not full is the last one, unless the service counts more rows than it has sent. */
function isLast({ rows, limit, total }: ParcelPage, rowsSoFar: number): boolean {
  if (rows === 0) return true;
  return rows < limit && rowsSoFar >= (total ?? 0);
}
