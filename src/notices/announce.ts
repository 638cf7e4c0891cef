import { pausedCard } from '../cards/paused-card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Batch } from '../domain/delivery.ts';
import { isWanted, type Judged, judge } from '../domain/judge.ts';
import type { Hold } from '../domain/standing.ts';
import type { Lockouts } from '../ports/lockouts.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Outbox, Release } from '../ports/outbox.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { LEASE_MS } from './lease.ts';
import { noteLockout } from './lockout.ts';
import { type PostedBatch, type PostNeeds, postBatch } from './post.ts';
import { type ReceiptNeeds, type WantedOutcome, writeReceipts } from './receipts.ts';
import { NO_PACE, quietHold } from './standing.ts';
import { type TellNeeds, tellUnseen } from './tell-unseen.ts';

export interface AnnounceNeeds extends PostNeeds, ReceiptNeeds, TellNeeds {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly outbox: Outbox;
  readonly lockouts: Lockouts;
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

/** Whoever ends a hold before its time wakes the outbox; this is for a wake-up that was lost. */
const LONGEST_WAIT_MS = 5 * 60_000;
const LONGEST_BACK_OFF_MS = 60_000;
/** After the platform has not answered in time: a request that old is answered, or has been given up. */
const LATEST_LANDING_MS = 30_000;

/**
 * Posts what waits for a channel, oldest first, and notes what became of it. However many do this at once, each
 * change is told once and in order.
 */
export async function announce(needs: AnnounceNeeds, channel: ChannelRef): Promise<AnnounceOutcome> {
  const notifier = needs.notifiers.get(channel.platform);
  for (;;) {
    const [settings, now] = await Promise.all([needs.settings.read(channel), needs.outbox.now()]);
    const quiet = quietHold(settings, now);
    if (quiet) return waitFor(quiet, now);
    const claim = await needs.outbox.claim(channel, LEASE_MS, notifier?.pace ?? NO_PACE);
    if (claim.kind === 'empty') return { kind: 'done' };
    if (claim.kind === 'held') return waitFor(claim.hold, now);
    if (claim.kind === 'taken') return { kind: 'wait', ms: Math.max(0, claim.until - now) };
    const judged = claim.batch.deliveries.map((delivery) => judge(delivery, settings, now));
    const wanted = judged.filter(isWanted);
    const posted = notifier
      ? await postBatch(needs, notifier, claim.batch, wanted, settings)
      : { kind: 'unreachable' as const, reason: `${channel.platform} is not connected` };
    needs.metrics?.postDone(channel.platform, posted.kind);
    const outcome = await settle(needs, { batch: claim.batch, judged, now }, posted);
    if (outcome) return outcome;
  }
}

/** A refusal and a lockout have no end of their own: whoever ends them wakes the outbox. */
function waitFor(hold: Hold, now: number): AnnounceOutcome {
  if (!('until' in hold)) return { kind: 'done' };
  return { kind: 'wait', ms: Math.max(0, Math.min(hold.until - now, LONGEST_WAIT_MS)) };
}

/** What was claimed, and what is thought of it. */
interface Round {
  readonly batch: Batch;
  readonly judged: readonly Judged[];
  /** Unix milliseconds by the outbox's clock. */
  readonly now: number;
}

/** Null where the next one may follow at once. */
async function settle(
  needs: AnnounceNeeds,
  round: Round,
  outcome: PostedBatch,
): Promise<AnnounceOutcome | null> {
  const { logger } = needs;
  const { batch } = round;
  const { channel, ids } = batch;
  switch (outcome.kind) {
    case 'posted': {
      const { messageId, known } = outcome;
      logger.info({ deliveries: ids, message: messageId }, 'update posted');
      const next = await done(needs, round, { kind: 'posted', messageId });
      // Only now: a Redis that takes the place of the one before remembers either both or that this is to be looked for.
      await Promise.all(
        known.map((each) => needs.memory.keepMessage(channel, each.messageId, each.parcel, each.kind)),
      );
      return next;
    }
    case 'unwanted':
      return done(needs, round, null);
    case 'refused':
      // Tried again it would be refused again, and hold up everything behind it.
      logger.error({ deliveries: ids, reason: outcome.reason }, 'the platform takes no such message');
      return done(needs, round, { kind: 'refused', because: outcome.reason });
    case 'unseen': {
      const notifier = needs.notifiers.get(channel.platform);
      const isTold = !notifier || (await tellUnseen(needs, notifier, batch, round.judged, outcome));
      if (!isTold) {
        const because = 'no answer, and whoever follows could not be told directly yet';
        return later(needs, batch, { ...asBefore(batch), retryMs: backOff(batch.attempt), because });
      }
      return done(needs, round, { kind: 'unseen', because: outcome.reason });
    }
    case 'gone':
    case 'forbidden':
      await later(needs, batch, { ...asBefore(batch), retryMs: 0, because: null });
      await noteRefusal(needs, batch, outcome.reason);
      return { kind: 'done' };
    case 'locked-out':
      await later(needs, batch, { ...asBefore(batch), retryMs: 0, because: null });
      await noteLockout(needs, channel.platform, outcome.reason);
      return { kind: 'done' };
    case 'busy':
      return later(needs, batch, { ...asBefore(batch), retryMs: outcome.retryAfterMs, because: null });
    case 'missing':
      // What it was to be posted below is gone: the next attempt begins anew.
      return later(needs, batch, { ...asBefore(batch), retryMs: 0, because: null });
    case 'unreachable':
      return later(needs, batch, {
        ...asBefore(batch),
        retryMs: backOff(batch.attempt),
        because: outcome.reason,
      });
    case 'uncertain': {
      const { reason, isUnderWay = false } = outcome;
      const mayLandMs = Math.max(batch.mayLandMs, isUnderWay ? LATEST_LANDING_MS : 0);
      return later(needs, batch, {
        mayBePosted: true,
        mayLandMs,
        retryMs: backOff(batch.attempt),
        because: reason,
      });
    }
    case 'not-there-yet': {
      const soonest = backOff(batch.attempt);
      const retryMs = batch.mayLandMs > 0 ? Math.min(soonest, batch.mayLandMs) : soonest;
      const because = batch.mayBePosted ? 'no answer in time' : 'Redis may have lost what was posted';
      return later(needs, batch, { ...asBefore(batch), retryMs, because });
    }
    case 'lost':
      return { kind: 'wait', ms: 0 };
  }
}

/** Of what earlier attempts may have shown nothing more is known. */
function asBefore({ mayBePosted, mayLandMs }: Batch) {
  return { mayBePosted, mayLandMs };
}

async function later(
  { outbox, logger }: AnnounceNeeds,
  batch: Batch,
  release: Release,
): Promise<AnnounceOutcome> {
  const wasOurs = await outbox.release(batch, release);
  if (!wasOurs) logger.warn({ deliveries: batch.ids }, 'not given back: another worker has the claim');
  const { retryMs: ms, because } = release;
  return { kind: 'wait', ms, ...(because === null ? {} : { reason: because }) };
}

/** Noted together, in one round trip. */
async function done(
  needs: AnnounceNeeds,
  { batch, judged, now }: Round,
  outcome: WantedOutcome | null,
): Promise<AnnounceOutcome | null> {
  const [settling] = await Promise.all([
    needs.outbox.settle(batch),
    writeReceipts(needs, batch.channel, judged, outcome, now),
  ]);
  if (settling === 'lost')
    needs.logger.warn({ deliveries: batch.ids }, 'not settled: another worker has the claim, and looks');
  // What comes to wait after this has a job of its own.
  return settling === 'done' ? { kind: 'done' } : null;
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
