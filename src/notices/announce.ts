import { pausedCard } from '../cards/paused-card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Batch } from '../domain/delivery.ts';
import { isWanted, type Judged, judge } from '../domain/judge.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import { quietFor } from '../domain/quiet-hours.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Outbox, Pace } from '../ports/outbox.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type BatchOutcome, type PostNeeds, postBatch } from './post.ts';
import { type ReceiptNeeds, writeReceipts } from './receipts.ts';

export interface AnnounceNeeds extends PostNeeds, ReceiptNeeds {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly outbox: Outbox;
  readonly subscriptions: Pick<SubscriptionStore, 'pause' | 'resumeAll' | 'change'>;
  readonly metrics?: Pick<Metrics, 'postDone'>;
  /** By platform. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
}

/** What to do with the job that asked for the posts. */
export type AnnounceOutcome =
  | { readonly kind: 'done' }
  /** `reason` where something went wrong. */
  | { readonly kind: 'wait'; readonly ms: number; readonly reason?: string };

/** Longer than looking for a post and making it can take on any platform. */
const LEASE_MS = 40_000;
/** Somebody may end the quiet before its time. */
const QUIET_CHECK_MS = 5 * 60_000;
const LONGEST_BACK_OFF_MS = 60_000;
const NO_PACE: Pace = { intervalMs: 0, burst: 1 };

/**
 * Posts what waits for a channel, oldest first, and notes what became of it. However many do this at once, each
 * change is told once and in order.
 */
export async function announce(needs: AnnounceNeeds, channel: ChannelRef): Promise<AnnounceOutcome> {
  const notifier = needs.notifiers.get(channel.platform);
  for (;;) {
    const [settings, now] = [await needs.settings.read(channel), needs.clock()];
    const quietMs = settings.quiet ? quietFor(settings.quiet, settings.zone, now) : 0;
    if (quietMs > 0) return { kind: 'wait', ms: Math.min(quietMs, QUIET_CHECK_MS) };
    const claim = await needs.outbox.claim(channel, LEASE_MS, notifier?.pace ?? NO_PACE);
    if (claim.kind === 'empty') return { kind: 'done' };
    if (claim.kind !== 'claimed') return { kind: 'wait', ms: claim.waitMs };
    const judged = claim.batch.deliveries.map((delivery) => judge(delivery, settings, now));
    const wanted = judged.filter(isWanted);
    const posted = notifier
      ? await postBatch(needs, notifier, claim.batch, wanted, settings)
      : { kind: 'unreachable' as const, reason: `${channel.platform} is not connected` };
    needs.metrics?.postDone(channel.platform, posted.kind);
    const outcome = await settle(needs, claim.batch, judged, posted);
    if (outcome) return outcome;
  }
}

/** Null where the next one may follow at once. */
async function settle(
  needs: AnnounceNeeds,
  batch: Batch,
  judged: readonly Judged[],
  outcome: BatchOutcome,
): Promise<AnnounceOutcome | null> {
  const { outbox, logger } = needs;
  const { channel, ids } = batch;
  switch (outcome.kind) {
    case 'posted':
      logger.info({ deliveries: ids, message: outcome.messageId }, 'update posted');
      return done(needs, batch, judged, outcome);
    case 'unwanted':
      return done(needs, batch, judged, { messageId: null, about: null });
    case 'refused':
      // Tried again it would be refused again, and hold up everything behind it.
      logger.error({ deliveries: ids, reason: outcome.reason }, 'the platform takes no such message');
      return goOn(await outbox.settle(batch));
    case 'busy':
      await outbox.release(batch, false);
      return { kind: 'wait', ms: outcome.retryAfterMs };
    case 'gone':
    case 'forbidden':
      await outbox.release(batch, false);
      await pause(needs, batch, channel, outcome.reason);
      return { kind: 'done' };
    case 'missing':
      // What it was to be posted below is gone: the next attempt begins anew.
      await outbox.release(batch, batch.mayBePosted);
      return { kind: 'wait', ms: 0 };
    case 'unreachable':
    case 'uncertain':
      await outbox.release(batch, outcome.kind === 'uncertain' || batch.mayBePosted);
      return { kind: 'wait', ms: backOff(batch.attempt), reason: outcome.reason };
  }
}

/** Noted together, in one round trip. */
async function done(
  needs: AnnounceNeeds,
  batch: Batch,
  judged: readonly Judged[],
  { messageId, about }: { readonly messageId: string | null; readonly about: ParcelKey | null },
): Promise<AnnounceOutcome | null> {
  const { channel } = batch;
  const [more] = await Promise.all([
    needs.outbox.settle(batch),
    writeReceipts(needs, channel, judged, messageId),
    about && messageId !== null ? needs.memory.keepMessage(channel, messageId, about, 'news') : null,
  ]);
  return goOn(more);
}

/** What comes to wait after this has a job of its own. */
function goOn(more: boolean): AnnounceOutcome | null {
  return more ? null : { kind: 'done' };
}

/** A platform that is away for an hour is asked once a minute. */
function backOff(attempt: number): number {
  return Math.min(LONGEST_BACK_OFF_MS, 1_000 * 2 ** (attempt - 1));
}

/** The channel's subscriptions are kept; whoever made one of them is told why it has gone quiet. */
async function pause(
  { subscriptions, notifiers, logger }: AnnounceNeeds,
  { deliveries }: Batch,
  channel: ChannelRef,
  reason: string,
): Promise<void> {
  const isUntold = await subscriptions.pause(channel, reason);
  logger.warn({ channel, reason }, 'channel paused: posts are refused');
  const [first] = deliveries;
  const by = first?.subscription?.by ?? first?.queries[0]?.by;
  if (!isUntold || by === undefined) return;
  await notifiers.get(channel.platform)?.tell(by, pausedCard(channel.channel, reason));
}
