import type { ChannelRef } from '../domain/channel.ts';
import { createQueryAudience } from '../notices/audience.ts';
import { createStandingReader, NO_PACE, type StandingNeeds } from '../notices/standing.ts';
import { createCarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import type { CarrierCache } from '../ports/carrier-cache.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Services } from './services.ts';

/** What is not made here. */
interface Parts
  extends Pick<Services<'carriers'>, 'api' | 'offer' | 'budget' | 'wakeOutbox' | 'clock' | 'logger'> {
  /** By platform. May still be filled: nothing is posted before. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
}

type Stored = Omit<Services, keyof Parts | 'carriers' | 'audience' | 'standing' | 'directChannel'> &
  Pick<StandingNeeds, 'outbox' | 'receipts'> & { readonly carrierCache: CarrierCache };

/** The services on these stores, and the stores themselves. */
export function createServices<S extends Stored, P extends Parts>(stores: S, { notifiers, ...parts }: P) {
  const { api, clock, logger } = parts;
  const carriers = createCarrierDirectory({ api, cache: stores.carrierCache, clock, logger });
  return {
    ...stores,
    ...parts,
    carriers,
    audience: createQueryAudience({ ...stores, carriers, clock }),
    standing: createStandingReader({
      ...stores,
      paceOf: (platform) => notifiers.get(platform)?.pace ?? NO_PACE,
    }),
    directChannel: async (beside: ChannelRef, user: string) =>
      (await notifiers.get(beside.platform)?.direct(beside, user)) ?? null,
  };
}
