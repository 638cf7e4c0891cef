import type { ChannelRef } from '../src/domain/channel.ts';
import type { Parcel } from '../src/domain/parcel.ts';
import { usualDays } from '../src/domain/transit-estimate.ts';
import { routeOf } from '../src/follow/route.ts';
import { silenceMark, silenceOf, silentChange } from '../src/follow/silence.ts';
import type { SettingsStore } from '../src/ports/chat-memory.ts';
import type { RouteStore } from '../src/ports/route-store.ts';
import type { ParcelStore } from '../src/ports/storage.ts';

export interface SilenceNeeds {
  readonly parcels: Pick<ParcelStore, 'followersOf' | 'recordSilence'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly routes: RouteStore;
}

/** Below this nobody can have asked to be told. */
const LEAST_DAYS = 1;

/**
 * Tells each following channel once that a parcel stands still for as long as the channel finds worth telling, or is
 * later than nine of ten on its route. Resolves to the channels to be told.
 */
export async function reportSilence(needs: SilenceNeeds, parcel: Parcel): Promise<readonly ChannelRef[]> {
  const { daysWithoutNews, daysInTransit } = parcel;
  if (Math.max(daysWithoutNews ?? 0, daysInTransit ?? 0) < LEAST_DAYS) return [];
  const route = routeOf(parcel);
  const times = route && (await needs.routes.read(route));
  const usual = times ? usualDays(times) : null;
  const channels = await needs.parcels.followersOf(parcel.key);
  const due = await Promise.all(
    channels.map(async (channel) => {
      const { stuckDays } = await needs.settings.read(channel);
      const silence = silenceOf(parcel, stuckDays, usual);
      if (!silence) return [];
      const change = silentChange(parcel, silence);
      const isNew = await needs.parcels.recordSilence(channel, change, silenceMark(parcel, silence));
      return isNew ? [channel] : [];
    }),
  );
  return due.flat();
}
