import { type Attempt, isFruitOf } from '../domain/attempt.ts';
import { type Parcel, parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { OwnerStore } from '../ports/owner-store.ts';
import { readByNumber } from './read-by-number.ts';
import type { ListNeeds } from './read-pages.ts';

export interface SettleNeeds extends ListNeeds {
  readonly owners: Pick<OwnerStore, 'unsettled' | 'settle' | 'claimUnowned'>;
  readonly clock: Clock;
}

/** Ten requests at most, of which people have to wait for none. */
const MOST = 400;
/** A command that asked may still be waiting for its answer. */
const UNDER_WAY_MS = 3 * 60_000;
/** What has not arrived after so long does not arrive any more. */
const LATEST_MS = 15 * 60_000;

/**
 * Finds out what became of attempts whose answer was lost. Whoever made one owns what it added, though they ask no more;
 * and what was there before is not withheld from its owner for longer than that takes.
 */
export async function settleAttempts(needs: SettleNeeds): Promise<Result<{ readonly settled: number }>> {
  const { owners, clock } = needs;
  const now = clock();
  const open = (await owners.unsettled(MOST)).filter(({ last }) => now - last >= UNDER_WAY_MS);
  const keys = [...new Map(open.map(({ key }) => [parcelId(key), key])).values()];
  const read = await readByNumber(needs, keys);
  if (!read.ok) return read;
  let settled = 0;
  for (const attempt of open) {
    const parcel = read.value.get(parcelId(attempt.key));
    if (!(await settleOne(owners, attempt, parcel, now))) continue;
    settled += 1;
  }
  return success({ settled });
}

async function settleOne(
  owners: SettleNeeds['owners'],
  attempt: Attempt,
  parcel: Parcel | undefined,
  now: number,
): Promise<boolean> {
  if (!parcel && now - attempt.last < LATEST_MS) return false;
  if (parcel && isFruitOf(attempt, parcel)) await owners.claimUnowned(attempt.key, attempt.owner);
  await owners.settle(attempt);
  return true;
}
