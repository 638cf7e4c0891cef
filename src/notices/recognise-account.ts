import { mapInParts } from '../async/in-parts.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { channelId } from '../domain/channel.ts';
import { toParcelKey } from '../domain/parcel.ts';
import { readByNumber } from '../parcels/read-by-number.ts';
import type { ListNeeds } from '../parcels/read-pages.ts';
import type { AccountWatch, KnownAccount } from '../ports/account-watch.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { QuotaWatch } from '../ports/quota-watch.ts';

export interface RecogniseNeeds extends ListNeeds {
  readonly account: Pick<AccountWatch, 'read' | 'write'>;
  readonly parcels: Pick<ParcelStore, 'read'>;
  readonly quota: Pick<QuotaWatch, 'channel'>;
  /** By platform; left out where nobody can be told. */
  readonly notifiers?: ReadonlyMap<string, Notifier>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What a complete look at the account has shown. */
export interface Look {
  /** Ids of a few parcels that were known before it began. */
  readonly known: readonly string[];
  readonly seen: ReadonlySet<string>;
  /** A few of those that were seen. */
  readonly sample: readonly string[];
}

export const MOST_SAMPLED = 250;
/** One of so many parcels may well be in another account too. */
const ONE_OF = 50;
/** An answer without a single parcel may be a mishap of the service, the first time. */
const EMPTY_LOOKS = 2;

/**
 * Tells the account from another one: a key that was mixed up shows (nearly) none of what is known. Resolves to whether
 * what this look has not shown is missing in the account; where nothing at all was shown nobody can tell.
 */
export async function recogniseAccount(needs: RecogniseNeeds, look: Look): Promise<boolean> {
  const { account, clock, logger } = needs;
  const before = (await account.read()) ?? UNKNOWN;
  const { isTrusted } = before;
  const sample = before.sample.length > 0 || isTrusted ? before.sample : await aliveOf(needs, look.known);
  const isOurs = isTrusted || areThere(sample, look.seen) || (await areFound(needs, sample));
  // Nobody could be asked: the next look will be.
  if (isOurs === null) return false;
  if (isOurs) {
    if (before.strangeSince !== null) logger.info({}, 'the tracking account shows the known parcels again');
    await account.write({ ...UNKNOWN, sample: look.seen.size > 0 ? look.sample : sample });
    return isTrusted || look.seen.size > 0;
  }
  const empty = look.seen.size === 0 ? before.empty + 1 : 0;
  const isCertain = look.seen.size > 0 || empty >= EMPTY_LOOKS;
  const strangeSince = before.strangeSince ?? (isCertain ? clock() : null);
  await account.write({ sample, empty, strangeSince, isTrusted });
  if (before.strangeSince === null && strangeSince !== null) await tellHost(needs, sample.length);
  return false;
}

/** The right key may be back: asked for by a few requests, as long as the account is not recognised. */
export async function recognisedAgain(
  needs: Pick<RecogniseNeeds, 'account' | 'logger' | 'api' | 'offer'>,
): Promise<void> {
  const { account, logger } = needs;
  const before = await account.read();
  if (!before || before.strangeSince === null) return;
  if (!(await areFound(needs, before.sample))) return;
  logger.info({}, 'the tracking account shows the known parcels again');
  await account.write({ ...before, empty: 0, strangeSince: null });
}

const UNKNOWN: KnownAccount = { sample: [], empty: 0, strangeSince: null, isTrusted: false };

/** Of nothing, all are there. */
function areThere(sample: readonly string[], seen: ReadonlySet<string>): boolean {
  const found = sample.filter((id) => seen.has(id)).length;
  return sample.length === 0 || found * ONE_OF > sample.length;
}

/** Asks for them alone, as what is archived is in no list of all; null where there was no answer. */
async function areFound(needs: ListNeeds, sample: readonly string[]): Promise<boolean | null> {
  const found = await readByNumber(needs, sample.map(toParcelKey));
  return found.ok ? areThere(sample, new Set(found.value.keys())) : null;
}

/** What was delivered may have been cleared away since. */
async function aliveOf(
  { parcels }: Pick<RecogniseNeeds, 'parcels'>,
  known: readonly string[],
): Promise<readonly string[]> {
  const alive = await mapInParts(known, async (id) => {
    const record = await parcels.read(toParcelKey(id));
    return record && record.deliveredAt === null && record.goneSince === null ? [id] : [];
  });
  return alive.flat().slice(0, MOST_SAMPLED);
}

/** Once, where the quota's warnings go as well. */
async function tellHost({ quota, notifiers, clock, logger }: RecogniseNeeds, asked: number): Promise<void> {
  logger.error(
    { asked },
    'the tracking account shows none of the known parcels, or nearly none: is the key another account’s?',
  );
  const channel = await quota.channel();
  const notifier = channel && notifiers?.get(channel.platform);
  if (!channel || !notifier) return;
  const card = noticeCard(
    'The tracking account looks like another one',
    'It shows none of the parcels that are known here, or nearly none. Nothing was deleted, and of no parcel it is told that it is gone; but no news can arrive. Whoever runs the bot: put the right key back, or, where the account was emptied on purpose, start the bot once with --resume.',
    'warning',
  );
  await notifier.post(channel, card, `account@${channelId(channel)}@${clock()}`);
}
