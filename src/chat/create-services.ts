import type { Card } from '../domain/card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { PostOutcome } from '../domain/delivery.ts';
import { failure } from '../domain/result.ts';
import { createQueryAudience } from '../notices/audience.ts';
import { createStandingReader, NO_PACE, type StandingNeeds } from '../notices/standing.ts';
import { createCarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import type { CarrierCache } from '../ports/carrier-cache.ts';
import type { Asker, ChannelAccess } from '../ports/channel-access.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Services } from './services.ts';

/** What is not made here. */
interface Parts
  extends Pick<Services<'carriers'>, 'api' | 'offer' | 'budget' | 'wakeOutbox' | 'clock' | 'logger'> {
  /** By platform. May still be filled: nothing is posted before. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
  /** The same; what is not there cannot be reached into. */
  readonly channels?: ReadonlyMap<string, ChannelAccess>;
}

type Made = 'carriers' | 'audience' | 'standing' | 'directChannel' | 'enterChannel' | 'tellChannel';

type Stored = Omit<Services, keyof Parts | Made> &
  Pick<StandingNeeds, 'outbox' | 'receipts'> & { readonly carrierCache: CarrierCache };

/** The services on these stores, and the stores themselves. */
export function createServices<S extends Stored, P extends Parts>(
  stores: S,
  { notifiers, channels, ...parts }: P,
) {
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
    enterChannel: async (asker: Asker, channel: string) =>
      (await channels?.get(asker.channel.platform)?.enter(asker, channel)) ?? NO_OTHER_CHANNELS,
    tellChannel: async (channel: ChannelRef, card: Card, id: string) =>
      (await notifiers.get(channel.platform)?.post(channel, card, id)) ?? NOT_THERE,
  };
}

const NO_OTHER_CHANNELS = failure({ code: 'channel-closed', why: 'unknown' });
const NOT_THERE: PostOutcome = { kind: 'gone', reason: 'the platform is not there' };
