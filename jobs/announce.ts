import { pausedCard } from '../src/cards/paused-card.ts';
import type { ChannelRef } from '../src/domain/channel.ts';
import type { Batch, PostOutcome } from '../src/domain/delivery.ts';
import { quietFor } from '../src/domain/quiet-hours.ts';
import { isWanted, type Judged, judge } from '../src/follow/judge.ts';
import type { ChatMemory } from '../src/ports/chat-memory.ts';
import type { Logger } from '../src/ports/logger.ts';
import type { Notifier } from '../src/ports/notifier.ts';
import type { Outbox, Pace, SubscriptionStore } from '../src/ports/storage.ts';
import { type UpdateCardNeeds, updateCard } from './update-card.ts';
import { type ReceiptNeeds, writeReceipts } from './write-receipts.ts';

export interface AnnounceNeeds extends UpdateCardNeeds, ReceiptNeeds {
  readonly outbox: Outbox;
  readonly subscriptions: Pick<SubscriptionStore, 'pause' | 'resumeAll' | 'change'>;
  readonly memory: Pick<ChatMemory, 'keepMessage'>;
  /** By platform. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
  readonly logger: Logger;
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
/** So often a post of unknown fate is looked for; then it is made again, because a double is better than a loss. */
const MOST_SEARCHES = 6;

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
    const posted = await post(needs, notifier, claim.batch, wanted);
    const outcome = await settle(needs, claim.batch, judged, posted);
    if (outcome) return outcome;
  }
}

type Outcome = PostOutcome | { readonly kind: 'unwanted' };

async function post(
  needs: AnnounceNeeds,
  notifier: Notifier | undefined,
  { channel, ids, since, mayBePosted, attempt }: Batch,
  wanted: readonly Judged[],
): Promise<Outcome> {
  if (!notifier) return { kind: 'unreachable', reason: `${channel.platform} is not connected` };
  const card = await updateCard(needs, notifier.isPrivate(channel), channel, wanted);
  if (!card) return { kind: 'unwanted' };
  if (mayBePosted) {
    const found = await notifier.find(channel, card, ids[0], since);
    if (found.kind === 'found') return { kind: 'posted', messageId: found.messageId };
    if (found.kind === 'unknown' && attempt < MOST_SEARCHES) {
      return { kind: 'uncertain', reason: `not known whether it was posted: ${found.reason}` };
    }
    if (found.kind === 'unknown') needs.logger.warn({ delivery: ids[0] }, 'posted again: it may be double');
  }
  return notifier.post(channel, card, ids[0]);
}

/** Null where the next one may follow at once. */
async function settle(
  needs: AnnounceNeeds,
  batch: Batch,
  judged: readonly Judged[],
  outcome: Outcome,
): Promise<AnnounceOutcome | null> {
  const { outbox, logger } = needs;
  const { channel, ids } = batch;
  switch (outcome.kind) {
    case 'posted':
      await remember(needs, batch, outcome.messageId);
      await writeReceipts(needs, channel, judged, outcome.messageId);
      await outbox.settle(batch);
      logger.info({ deliveries: ids, message: outcome.messageId }, 'update posted');
      return null;
    case 'unwanted':
      await writeReceipts(needs, channel, judged, null);
      await outbox.settle(batch);
      return null;
    case 'refused':
      // Tried again it would be refused again, and hold up everything behind it.
      await outbox.settle(batch);
      logger.error({ deliveries: ids, reason: outcome.reason }, 'the platform takes no such message');
      return null;
    case 'busy':
      await outbox.release(batch, false);
      return { kind: 'wait', ms: outcome.retryAfterMs };
    case 'gone':
    case 'forbidden':
      await outbox.release(batch, false);
      await pause(needs, batch, channel, outcome.reason);
      return { kind: 'done' };
    case 'unreachable':
    case 'uncertain':
      await outbox.release(batch, outcome.kind === 'uncertain' || batch.mayBePosted);
      return { kind: 'wait', ms: backOff(batch.attempt), reason: outcome.reason };
  }
}

/** A platform that is away for an hour is asked once a minute. */
function backOff(attempt: number): number {
  return Math.min(LONGEST_BACK_OFF_MS, 1_000 * 2 ** (attempt - 1));
}

/** Whoever replies to a message about one parcel means that parcel. */
async function remember({ memory }: AnnounceNeeds, { channel, deliveries }: Batch, messageId: string) {
  const [first, ...others] = deliveries.map(({ change }) => change.parcel);
  if (!first || others.some(({ carrier, number }) => carrier !== first.carrier || number !== first.number))
    return;
  await memory.keepMessage(channel, messageId, first);
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
