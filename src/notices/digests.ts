import { digestCard } from '../cards/digest-card.ts';
import { type ChannelRef, channelId } from '../domain/channel.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import { namingFor } from '../domain/naming.ts';
import { localTime } from '../domain/quiet-hours.ts';
import { type Result, success } from '../domain/result.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import type { CarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Clock } from '../ports/clock.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';

export interface DigestNeeds {
  readonly settings: Pick<SettingsStore, 'all'>;
  readonly subscriptions: Pick<SubscriptionStore, 'list'>;
  readonly memory: Pick<ChatMemory, 'claimOnce' | 'releaseOnce'>;
  readonly carriers: CarrierDirectory;
  /** By platform. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
  readonly listUsage: string;
  readonly clock: Clock;
}

const CLAIMED_MS = 2 * 24 * 60 * 60_000;
/** A digest that could not be posted for that long is dropped: the next day's is nearer. */
const LATEST_MIN = 6 * 60;

/** Posts the summaries of the day that are due, one for each channel and day. */
export async function postDigests(needs: DigestNeeds): Promise<Result<{ readonly digests: number }>> {
  let digests = 0;
  for (const { channel, settings } of await needs.settings.all()) {
    if (await postIfDue(needs, channel, settings)) digests += 1;
  }
  return success({ digests });
}

async function postIfDue(
  needs: DigestNeeds,
  channel: ChannelRef,
  settings: ChannelSettings,
): Promise<boolean> {
  const { memory, notifiers, clock } = needs;
  const notifier = notifiers.get(channel.platform);
  if (settings.digest === null || settings.paused || !notifier) return false;
  const { day, minute } = localTime(clock(), settings.zone);
  if (minute < settings.digest || minute > settings.digest + LATEST_MIN) return false;
  const claim = `digest ${channelId(channel)} ${day}`;
  if (!(await memory.claimOnce(claim, CLAIMED_MS))) return false;
  const card = await cardFor(needs, notifier, channel, settings);
  if (!card) return false;
  const { kind } = await notifier.post(channel, card, claim);
  // What may have been posted is not posted again: a summary missed is better than one told twice.
  if (kind === 'busy' || kind === 'unreachable') await memory.releaseOnce(claim);
  return kind === 'posted';
}

async function cardFor(
  { subscriptions, carriers, listUsage, clock }: DigestNeeds,
  notifier: Notifier,
  channel: ChannelRef,
  settings: ChannelSettings,
) {
  const followed = await subscriptions.list(channel);
  if (followed.length === 0) return null;
  const index = await carriers.index();
  const naming = namingFor(notifier.isPrivate(channel), settings);
  const nameOf = ({ title, subscription: { parcel } }: FollowedParcel) =>
    naming.of({ key: parcel, title, carrierName: index?.match(parcel.carrier)?.name ?? parcel.carrier });
  return digestCard({ followed, nameOf, now: clock(), listUsage });
}
