import { digestCard } from '../cards/digest-card.ts';
import type { Card } from '../domain/card.ts';
import { type ChannelRef, channelId } from '../domain/channel.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import { dueDigest } from '../domain/due-digest.ts';
import { namingFor } from '../domain/naming.ts';
import { type Result, success } from '../domain/result.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import type { CarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Ending, OnceStore } from '../ports/once-store.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { ENDINGS } from './endings.ts';
import { LEASE_MS, renewedJustNow } from './lease.ts';

export interface DigestNeeds {
  readonly settings: Pick<SettingsStore, 'all'>;
  readonly subscriptions: Pick<SubscriptionStore, 'list'>;
  readonly outbox: Pick<Outbox, 'now' | 'doubt'>;
  readonly once: OnceStore;
  readonly carriers: CarrierDirectory;
  /** By platform. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
  readonly listUsage: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A digest of one channel and one day. */
interface Digest {
  readonly id: string;
  readonly channel: ChannelRef;
  readonly card: Card;
  /** As in {@link DueDigest}. */
  readonly notBefore: number;
}

/** Posts the summaries of the day that are due, one for each channel and day. */
export async function postDigests(needs: DigestNeeds): Promise<Result<{ readonly digests: number }>> {
  let digests = 0;
  const now = await needs.outbox.now();
  for (const { channel, settings } of await needs.settings.all()) {
    if (await postIfDue(needs, channel, settings, now)) digests += 1;
  }
  return success({ digests });
}

async function postIfDue(
  needs: DigestNeeds,
  channel: ChannelRef,
  settings: ChannelSettings,
  now: number,
): Promise<boolean> {
  const { once, notifiers } = needs;
  const notifier = notifiers.get(channel.platform);
  const due = dueDigest(settings, now);
  if (!due || settings.paused || !notifier) return false;
  const { day, notBefore } = due;
  const id = `digest ${channelId(channel)} ${day}`;
  const beginning = await once.begin(id, LEASE_MS);
  if (beginning.kind !== 'begun') return false;
  const card = await cardFor(needs, notifier, channel, settings);
  const ending = card
    ? await postOnce(needs, notifier, { id, channel, card, notBefore }, beginning)
    : { end: 'done' as const, isPosted: false };
  await once.end(id, beginning.token, ending.end);
  return ending.isPosted;
}

/** Where nobody can tell whether it was posted it is not posted again: a summary missed is better than one told twice. */
async function postOnce(
  needs: DigestNeeds,
  notifier: Notifier,
  digest: Digest,
  { token, isAgain }: { readonly token: string; readonly isAgain: boolean },
): Promise<{ readonly end: Ending; readonly isPosted: boolean }> {
  const { once, clock } = needs;
  const { id, channel, card } = digest;
  const before = await foundBefore(needs, notifier, digest, isAgain);
  if (before) return { end: before, isPosted: false };
  const isOurs = await renewedJustNow(clock, () => once.renew(id, token, LEASE_MS));
  if (!isOurs) return { end: 'unknown', isPosted: false };
  const { kind } = await notifier.post(channel, card, id);
  return { end: ENDINGS[kind], isPosted: kind === 'posted' };
}

/** Null where it is to be posted. */
async function foundBefore(
  { outbox, logger }: DigestNeeds,
  notifier: Notifier,
  { id, channel, card, notBefore }: Digest,
  isAgain: boolean,
): Promise<Ending | null> {
  const { seenAt } = await outbox.doubt();
  const isForgotten = seenAt !== null && seenAt >= notBefore;
  if (!isAgain && !isForgotten) return null;
  const { kind } = await notifier.find(channel, card, id, notBefore);
  if (kind === 'absent') return null;
  if (kind === 'busy' || kind === 'locked-out') return isAgain ? 'unknown' : 'not-done';
  const isBlind = kind === 'unknown' || kind === 'hidden';
  // That it was begun at all is unlikely then.
  if (isBlind && !isAgain) return null;
  if (isBlind) logger.warn({ digest: id }, 'not posted again: it may have been seen');
  return 'done';
}

async function cardFor(
  { subscriptions, carriers, listUsage, clock }: DigestNeeds,
  notifier: Notifier,
  channel: ChannelRef,
  settings: ChannelSettings,
): Promise<Card | null> {
  const followed = await subscriptions.list(channel);
  if (followed.length === 0) return null;
  const index = await carriers.index();
  const naming = namingFor(notifier.isPrivate(channel), settings);
  const nameOf = ({ title, subscription: { parcel } }: FollowedParcel) =>
    naming.of({ key: parcel, title, carrierName: index?.match(parcel.carrier)?.name ?? parcel.carrier });
  return digestCard({ followed, nameOf, now: clock(), listUsage });
}
