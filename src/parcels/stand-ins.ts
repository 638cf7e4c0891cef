import { withDays } from '../domain/journey-days.ts';
import { type Parcel, type ParcelKey, parcelId } from '../domain/parcel.ts';
import { isPassing, type Problem } from '../domain/problem.ts';
import { type Result, success } from '../domain/result.ts';
import type { Status } from '../domain/status.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  BatchOutcome,
  BulkOutcome,
  NewParcel,
  StatusCountQuery,
  TrackingRecord,
} from '../ports/provider-data.ts';
import { isOffered, type OperationName, type ProviderOffer } from '../ports/provider-offer.ts';
import type { BasicOperation, ProvidedApi, TrackingApi } from '../ports/tracking-provider.ts';
import { type ListNeeds, readPages } from './read-pages.ts';
import { withPage } from './with-page.ts';

/** What the bot can do by itself where the service does not, and the call that this takes; null for none. */
const STAND_INS = {
  createMany: 'create',
  editMany: 'edit',
  deleteMany: 'delete',
  countByStatus: 'list',
  detectCarrier: null,
} as const satisfies Partial<Record<OperationName, OperationName | null>>;

type Always = BasicOperation | 'createMany' | 'countByStatus' | 'detectCarrier';
/** A service, and the bot where it stands in for it. */
export type CompleteApi = Pick<TrackingApi, Always> & Partial<Omit<TrackingApi, Always>>;

/** What is possible with the service: what it offers, and what the bot does with that. */
export function completeOffer(offer: ProviderOffer): ProviderOffer {
  const added = (Object.keys(STAND_INS) as (keyof typeof STAND_INS)[]).filter((name) => {
    const basis = STAND_INS[name];
    return !isOffered(offer, name) && (basis === null || isOffered(offer, basis));
  });
  const { prices, editable } = offer;
  const price = added.includes('createMany') ? prices.of.create : prices.of.createMany;
  return {
    ...offer,
    operations: [...offer.operations, ...added],
    prices: { ...prices, of: { ...prices.of, ...(price === undefined ? {} : { createMany: price }) } },
    editable: added.includes('editMany') ? { ...editable, many: editable.one } : editable,
  };
}

/** The service with what {@link completeOffer} promises, with the days that it does not send, and with the pages of numbers. */
export function completeApi(api: ProvidedApi, offer: ProviderOffer, clock: Clock): CompleteApi {
  const { edit, delete: remove, refresh } = api;
  const complete = (parcel: Parcel) => withPage(withDays(parcel, clock()));
  return {
    createMany: (parcels) => createEach(api, parcels),
    ...(edit ? { editMany: (edits) => doEach(edits, ({ key, ...rest }) => edit(key, rest)) } : {}),
    ...(remove
      ? {
          deleteMany: (keys) =>
            doEach(
              keys.map((key) => ({ key })),
              ({ key }) => orGone(remove(key)),
            ),
        }
      : {}),
    countByStatus: (query) => countPages({ api, offer }, query ?? {}),
    detectCarrier: async () => success([]),
    ...api,
    get: async (key, language) => mapped(await api.get(key, language), complete),
    async list(query) {
      const page = await api.list(query);
      return mapped(page, (value) => ({ ...value, parcels: value.parcels.map(complete) }));
    },
    ...(refresh ? { refresh: async (request) => mapped(await refresh(request), complete) } : {}),
  };
}

function mapped<T>(result: Result<T>, change: (value: T) => T): Result<T> {
  return result.ok ? success(change(result.value)) : result;
}

async function createEach(
  { create }: Pick<TrackingApi, 'create'>,
  parcels: readonly NewParcel[],
): Promise<Result<BatchOutcome>> {
  const added: TrackingRecord[] = [];
  const refused: { key: ParcelKey; problem: Problem }[] = [];
  for (const parcel of parcels) {
    const created = await create(parcel);
    if (created.ok) added.push(created.value);
    else refused.push({ key: parcel.key, problem: created.problem });
  }
  return success({ added, refused });
}

/** Ends where the service is away: the rest would fare no better. What it only refuses is left out. */
async function doEach<T extends { readonly key: ParcelKey }>(
  all: readonly T[],
  act: (each: T) => Promise<Result<unknown>>,
): Promise<Result<BulkOutcome>> {
  const done: ParcelKey[] = [];
  for (const each of all) {
    const outcome = await act(each);
    if (outcome.ok) done.push(each.key);
    else if (isPassing(outcome.problem))
      return done.length > 0 ? success({ submitted: all.length, done }) : outcome;
  }
  return success({ submitted: all.length, done });
}

/** What is gone already need not be deleted. */
async function orGone(deleted: Promise<Result<void>>): Promise<Result<void>> {
  const result = await deleted;
  return !result.ok && result.problem.code === 'tracking-missing' ? success(undefined) : result;
}

async function countPages(
  needs: ListNeeds,
  query: StatusCountQuery,
): Promise<Result<Readonly<Partial<Record<Status, number>>>>> {
  const statuses = new Map<string, Status>();
  const read = await readPages(needs, query, async (parcels) => {
    for (const { key, status } of parcels) statuses.set(parcelId(key), status);
  });
  if (!read.ok) return read;
  const counts: Partial<Record<Status, number>> = {};
  for (const status of statuses.values()) counts[status] = (counts[status] ?? 0) + 1;
  return success(counts);
}
