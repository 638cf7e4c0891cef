import { type Result, success } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { QueryAudience } from './audience.ts';

export interface ForgetNeeds {
  readonly parcels: Pick<ParcelStore, 'pages' | 'noteHeard' | 'forgetUnheard'>;
  readonly audience: Pick<QueryAudience, 'mayHear'>;
  readonly clock: Clock;
  /** How long something is kept of which no channel hears any more, milliseconds. */
  readonly forgetAfterMs: number;
}

/** Forgets what no channel has heard of for long enough. That nobody hears of it is noted at the first time it is seen. */
export async function forgetUnheard(needs: ForgetNeeds): Promise<Result<{ readonly forgotten: number }>> {
  const { parcels, audience, clock, forgetAfterMs } = needs;
  let forgotten = 0;
  for await (const keys of parcels.pages()) {
    const now = clock();
    const heard = await audience.mayHear(keys);
    const gone = await Promise.all(
      keys.map(async (key, index) => {
        if (!heard[index]) return parcels.forgetUnheard(key, now, now - forgetAfterMs);
        await parcels.noteHeard(key);
        return false;
      }),
    );
    forgotten += gone.filter(Boolean).length;
  }
  return success({ forgotten });
}
