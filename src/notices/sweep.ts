import { settleInParts } from '../async/settle-in-parts.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { latestTimeOf, type Parcel } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import { type PagesRead, readPages } from '../parcels/read-pages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { ListQuery } from '../ports/provider-data.ts';
import type { SweepCursor } from '../ports/sweep-cursor.ts';
import type { WakeOutbox } from '../ports/wake-outbox.ts';
import type { QueryAudience } from './audience.ts';
import { observe } from './observe.ts';
import { recognisedAgain } from './recognise-account.ts';
import { createSilenceReporter, type SilenceNeeds } from './report-silence.ts';
import { beginStock, type StockNeeds } from './take-stock.ts';

export interface SweepNeeds extends SilenceNeeds, StockNeeds {
  readonly parcels: ParcelStore;
  readonly audience: QueryAudience;
  readonly cursor: SweepCursor;
  readonly outbox: Outbox;
  readonly wakeOutbox: WakeOutbox;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a delivered parcel is still looked at, milliseconds. */
  readonly deliveredGraceMs: number;
}

export interface SweepReport {
  readonly requests: number;
  readonly rows: number;
  readonly posts: number;
}

/** Rows change while they are listed and clocks differ: look back this far behind the last sweep. */
const OVERLAP_MS = 15 * 60_000;

/**
 * Asks for everything that moved since the last sweep, never for one parcel at a time. A full sweep asks for all
 * that is not archived, and so finds what the delta cannot: rows without an update time, or passed over by it, and what
 * is not in the account any more.
 */
export async function sweep(needs: SweepNeeds, asked: 'delta' | 'full'): Promise<Result<SweepReport>> {
  const { cursor, outbox, wakeOutbox, clock } = needs;
  // What was known of parcels, and what was to be posted, may be forgotten: everything is compared again.
  const doubt = await outbox.doubt();
  const kind = doubt.isOpen ? 'full' : asked;
  await wakeOutbox(await outbox.waiting());
  const started = clock();
  const since = await cursor.read();
  const stock = kind === 'full' ? await beginStock(needs) : null;
  if (!stock) await recognisedAgain(needs);
  let posts = 0;
  const onPage = async (parcels: readonly Parcel[]) => {
    stock?.see(parcels);
    posts += await observeAll(needs, parcels);
  };

  const main = await readTwiceIfTorn(needs, queryFor(kind, since), onPage);
  if (!main.ok) return main;
  const unchecked = kind === 'full' ? null : await readUnchecked(needs, onPage);
  if (unchecked && !unchecked.ok) return unchecked;

  await cursor.write(main.value.servedAt ?? started);
  const gone = (await stock?.settle(main.value)) ?? [];
  await wakeOutbox(gone);
  if (doubt.isOpen) await outbox.endDoubt(doubt.epoch);
  const extra = unchecked?.value ?? { requests: 0, rows: 0 };
  return success({
    requests: main.value.requests + extra.requests,
    rows: main.value.rows + extra.rows,
    posts: posts + gone.length,
  });
}

function queryFor(kind: 'delta' | 'full', since: number | null): ListQuery {
  return kind === 'full' || since === null ? { archived: false } : { updatedFrom: since - OVERLAP_MS };
}

/** Rows that move to another page while the pages are read may be missed; a second reading finds them. */
async function readTwiceIfTorn(
  needs: SweepNeeds,
  query: ListQuery,
  onPage: (parcels: readonly Parcel[]) => Promise<void>,
): Promise<Result<PagesRead>> {
  const first = await readPages(needs, query, onPage);
  if (!first.ok || first.value.complete || first.value.requests === 1) return first;
  needs.logger.info({ rows: first.value.rows }, 'rows moved while they were listed: reading them again');
  const second = await readPages(needs, query, onPage);
  if (!second.ok) return second;
  // The earlier clock: what changed between the two readings must be found by the next sweep.
  return success({ ...second.value, servedAt: first.value.servedAt });
}

/** Parcels the service has never asked about have no update time, so the delta passes them over. */
async function readUnchecked(
  needs: SweepNeeds,
  onPage: (parcels: readonly Parcel[]) => Promise<void>,
): Promise<Result<Pick<PagesRead, 'requests' | 'rows'>>> {
  const unchecked = await needs.parcels.neverChecked();
  const [oldest] = unchecked;
  if (!oldest) return success({ requests: 0, rows: 0 });
  const numbers = unchecked.map(({ key }) => key.number);
  const query =
    numbers.length <= needs.offer.list.numbers ? { numbers } : { createdFrom: oldest.createdAt - OVERLAP_MS };
  return readPages(needs, query, onPage);
}

export type ObserveNeeds = SilenceNeeds &
  Pick<SweepNeeds, 'parcels' | 'audience' | 'wakeOutbox' | 'clock' | 'deliveredGraceMs'>;

/** As many at once as keep Redis busy. */
const AT_ONCE = 250;

/** Resolves to the number of posts that are due. One parcel that fails must not cost the others. */
export async function observeAll(needs: ObserveNeeds, parcels: readonly Parcel[]): Promise<number> {
  const reportSilence = createSilenceReporter(needs);
  const observed = await settleInParts(oldestFirst(parcels), AT_ONCE, async (parcel) => [
    ...(await observeOne(needs, parcel)),
    ...(await reportSilence(parcel)),
  ]);
  await needs.wakeOutbox(observed.values.flat());
  // Thrown only now: the sweep will be repeated, but what was found has been noted and will be posted.
  if (observed.failed) throw observed.failed.reason;
  return observed.values.flat().length;
}

function oldestFirst(parcels: readonly Parcel[]): readonly Parcel[] {
  return parcels
    .map((parcel) => ({ parcel, at: latestTimeOf(parcel) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ parcel }) => parcel);
}

async function observeOne(needs: ObserveNeeds, parcel: Parcel): Promise<readonly ChannelRef[]> {
  const settledBefore = needs.clock() - needs.deliveredGraceMs;
  const { due } = await observe(needs.parcels, parcel, needs.clock, {
    settledBefore,
    audience: needs.audience,
  });
  return due;
}
