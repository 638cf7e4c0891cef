import { pausedCard } from '../cards/paused-card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Batch } from '../domain/delivery.ts';
import { isWanted, type Judged, judge } from '../domain/judge.ts';
import type { Hold } from '../domain/standing.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Outbox, Release } from '../ports/outbox.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { type PostedBatch, type PostNeeds, postBatch } from './post.ts';
import { type ReceiptNeeds, type WantedOutcome, writeReceipts } from './receipts.ts';
import { NO_PACE, quietHold } from './standing.ts';

export interface AnnounceNeeds extends PostNeeds, ReceiptNeeds {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly outbox: Outbox;
  readonly subscriptions: Pick<SubscriptionStore, 'noteRefusal' | 'change'>;
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
/** Whoever ends a hold before its time wakes the outbox; this is for a wake-up that was lost. */
const LONGEST_WAIT_MS = 5 * 60_000;
const LONGEST_BACK_OFF_MS = 60_000;

/**
 * Posts what waits for a channel, oldest first, and notes what became of it. However many do this at once, each
 * change is told once and in order.
 */
export async function announce(needs: AnnounceNeeds, channel: ChannelRef): Promise<AnnounceOutcome> {
  const notifier = needs.notifiers.get(channel.platform);
  for (;;) {
    const [settings, now] = [await needs.settings.read(channel), needs.clock()];
    const quiet = quietHold(settings, now);
    if (quiet) return waitFor(quiet, now);
    const claim = await needs.outbox.claim(channel, LEASE_MS, notifier?.pace ?? NO_PACE);
    if (claim.kind === 'empty') return { kind: 'done' };
    if (claim.kind === 'held') return waitFor(claim.hold, now);
    if (claim.kind === 'taken') return { kind: 'wait', ms: claim.waitMs };
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

/** A refusal has no end of its own: whoever ends it wakes the outbox. */
function waitFor(hold: Hold, now: number): AnnounceOutcome {
  if (!('until' in hold)) return { kind: 'done' };
  return { kind: 'wait', ms: Math.max(0, Math.min(hold.until - now, LONGEST_WAIT_MS)) };
}

/** Null where the next one may follow at once. */
async function settle(
  needs: AnnounceNeeds,
  batch: Batch,
  judged: readonly Judged[],
  outcome: PostedBatch,
): Promise<AnnounceOutcome | null> {
  const { logger } = needs;
  const { channel, ids } = batch;
  switch (outcome.kind) {
    case 'posted': {
      const { messageId, about } = outcome;
      logger.info({ deliveries: ids, message: messageId }, 'update posted');
      const kept = about && needs.memory.keepMessage(channel, messageId, about, 'news');
      return done(needs, batch, judged, { kind: 'posted', messageId }, kept);
    }
    case 'unwanted':
      return done(needs, batch, judged, null);
    case 'refused':
      // Tried again it would be refused again, and hold up everything behind it.
      logger.error({ deliveries: ids, reason: outcome.reason }, 'the platform takes no such message');
      return done(needs, batch, judged, { kind: 'refused', because: outcome.reason });
    case 'gone':
    case 'forbidden':
      await later(needs, batch, { mayBePosted: false, retryMs: 0, because: null });
      await noteRefusal(needs, batch, outcome.reason);
      return { kind: 'done' };
    case 'busy':
      return later(needs, batch, { mayBePosted: false, retryMs: outcome.retryAfterMs, because: null });
    case 'missing':
      // What it was to be posted below is gone: the next attempt begins anew.
      return later(needs, batch, { mayBePosted: batch.mayBePosted, retryMs: 0, because: null });
    case 'unreachable':
    case 'uncertain': {
      const mayBePosted = outcome.kind === 'uncertain' || batch.mayBePosted;
      const retryMs = backOff(batch.attempt);
      return later(needs, batch, { mayBePosted, retryMs, because: outcome.reason });
    }
  }
}

async function later(
  { outbox, clock }: AnnounceNeeds,
  batch: Batch,
  { retryMs, ...release }: Omit<Release, 'retryAt'> & { readonly retryMs: number },
): Promise<AnnounceOutcome> {
  await outbox.release(batch, { ...release, retryAt: clock() + retryMs });
  return { kind: 'wait', ms: retryMs, ...(release.because === null ? {} : { reason: release.because }) };
}

/** Noted together, in one round trip. */
async function done(
  needs: AnnounceNeeds,
  batch: Batch,
  judged: readonly Judged[],
  outcome: WantedOutcome | null,
  besides: Promise<void> | null = null,
): Promise<AnnounceOutcome | null> {
  const [more] = await Promise.all([
    needs.outbox.settle(batch),
    writeReceipts(needs, batch.channel, judged, outcome),
    besides,
  ]);
  // What comes to wait after this has a job of its own.
  return more ? null : { kind: 'done' };
}

/** A platform that is away for an hour is asked once a minute. */
function backOff(attempt: number): number {
  return Math.min(LONGEST_BACK_OFF_MS, 1_000 * 2 ** (attempt - 1));
}

/** The channel's subscriptions are kept; whoever made one of them is told why it has gone quiet. */
async function noteRefusal(
  { subscriptions, notifiers, logger }: AnnounceNeeds,
  { channel, deliveries, since }: Batch,
  reason: string,
): Promise<void> {
  const isUntold = await subscriptions.noteRefusal(channel, { because: reason, since });
  logger.warn({ channel, reason }, 'posts are refused: the channel waits');
  const [first] = deliveries;
  const by = first?.subscription?.by ?? first?.queries[0]?.by;
  if (!isUntold || by === undefined) return;
  await notifiers.get(channel.platform)?.tell(by, pausedCard(channel.channel, reason));
}
