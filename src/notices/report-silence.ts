import { remembering } from '../async/remembering.ts';
import { type ChannelRef, channelId } from '../domain/channel.ts';
import { DEFAULT_SETTINGS } from '../domain/channel-settings.ts';
import type { Parcel } from '../domain/parcel.ts';
import { mayBeSilent, silenceMark, silenceOf, silentChange } from '../domain/silence.ts';
import { type UsualDays, usualDays } from '../domain/transit-estimate.ts';
import type { Clock } from '../ports/clock.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { RouteStore } from '../ports/route-store.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { routeOf } from './route-of.ts';

export interface SilenceNeeds {
  readonly parcels: Pick<ParcelStore, 'followersOf' | 'recordSilence'>;
  readonly settings: Pick<SettingsStore, 'read' | 'all'>;
  readonly routes: RouteStore;
  readonly clock: Clock;
}

/**
 * Tells each following channel once that a parcel stands still, or is unknown to its courier, for as long as the channel
 * finds worth telling, or is later than nine of ten on its route. Resolves to the channels to be told. Made anew for each page of a sweep: what many
 * parcels have in common is read once, and of most parcels nothing has to be read.
 */
export function createSilenceReporter({ parcels, settings, routes, clock }: SilenceNeeds) {
  const usualFor = remembering(
    async (parcel: Parcel): Promise<UsualDays | null> => {
      const route = routeOf(parcel);
      const times = route && (await routes.read(route));
      return times ? usualDays(times) : null;
    },
    ({ key, from, to }) => `${key.carrier} ${from} ${to}`,
  );
  const settingsOf = remembering(settings.read, channelId);
  const leastStuckDays = remembering<void, number>(async () => {
    const chosen = (await settings.all()).map((each) => each.settings.stuckDays);
    return Math.min(...[DEFAULT_SETTINGS.stuckDays, ...chosen].flatMap((days) => days ?? []));
  });

  return async (parcel: Parcel): Promise<readonly ChannelRef[]> => {
    const now = clock();
    if (!mayBeSilent(parcel, now)) return [];
    const usual = await usualFor(parcel);
    if (!silenceOf(parcel, await leastStuckDays(), usual, now)) return [];
    const channels = await parcels.followersOf(parcel.key);
    const due = await Promise.all(
      channels.map(async (channel) => {
        const { stuckDays } = await settingsOf(channel);
        const silence = silenceOf(parcel, stuckDays, usual, now);
        if (!silence) return [];
        const change = silentChange(parcel, silence, now);
        const isNew = await parcels.recordSilence(channel, change, silenceMark(silence));
        return isNew ? [channel] : [];
      }),
    );
    return due.flat();
  };
}
