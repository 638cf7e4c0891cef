import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { inParts } from '../../src/async/in-parts.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { sweep } from '../../src/notices/sweep.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { listApi } from '../fakes/list-api.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };

export function numbered(index: number, more: Partial<Parcel> = {}): Parcel {
  return parcel({ key: { carrier: 'sto', number: String(400000000000 + index) }, ...more });
}

/** A channel that follows these parcels, and the service that lists them. */
export async function useSweep(
  start: readonly Parcel[],
  options: {
    pageSize?: number;
    logger?: Logger;
    notifiers?: ReadonlyMap<string, Notifier>;
    home?: readonly string[];
  } = {},
) {
  const { clock, pass } = fakeClock();
  let parcels = start;
  const stores = useStores(clock, options.home);
  const { api, queries, fail, hide, miscount } = listApi(() => parcels, { ...options, servedAt: clock });
  const woken: ChannelRef[] = [];
  const needs = {
    ...stores,
    api,
    offer: OFFER,
    clock,
    logger: options.logger ?? silentLogger,
    ...(options.notifiers ? { notifiers: options.notifiers } : {}),
    deliveredGraceMs: 7 * DAY,
    wakeOutbox: async (channels: readonly ChannelRef[]) => void woken.push(...channels),
  };
  const subscribe = (each: Parcel) =>
    stores.subscriptions.add(
      { channel: here, parcel: each.key, title: null, by: 'U1', at: clock() },
      0,
      firstUpdate(each, clock()),
    );
  for (const part of inParts(start, 100)) await Promise.all(part.map(subscribe));
  return {
    ...stores,
    queries,
    woken,
    fail,
    hide,
    miscount,
    subscribe,
    pass,
    clock,
    run: (kind: 'delta' | 'full' = 'delta') => sweep(needs, kind),
    /** Another account; resolves to what was in the one before. */
    swap(others: readonly Parcel[]) {
      const before = parcels;
      parcels = others;
      return before;
    },
    /** It is deleted in the account. */
    remove(number: string) {
      parcels = parcels.filter(({ key }) => key.number !== number);
    },
    /** It is added, or in the account again as it was. */
    restore(added: Parcel) {
      parcels = [...parcels.filter(({ key }) => key.number !== added.key.number), added];
    },
    /** The service has asked the courier again just now. */
    change(which: string | ((parcel: Parcel) => boolean), more: Partial<Parcel>) {
      const isMeant = typeof which === 'string' ? ({ key }: Parcel) => key.number === which : which;
      parcels = parcels.map((each) => (isMeant(each) ? { ...each, checkedAt: clock(), ...more } : each));
    },
  };
}

export const outForDelivery = {
  status: 'outfordelivery' as const,
  legs: [leg([checkpoint('2026-11-24 08:22', 'Out for delivery')])],
};
