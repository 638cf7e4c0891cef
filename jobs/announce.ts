import type { Card } from '../src/cards/card.ts';
import { changeCard } from '../src/cards/change-card.ts';
import { floodCard } from '../src/cards/flood-card.ts';
import { pausedCard } from '../src/cards/paused-card.ts';
import { shortNumber } from '../src/cards/wording.ts';
import type { CarrierDirectory } from '../src/carriers/carrier-directory.ts';
import type { ChannelRef } from '../src/domain/channel.ts';
import type { Delivery, PostOutcome } from '../src/domain/delivery.ts';
import { readDeliveryId } from '../src/domain/delivery-id.ts';
import type { ChatMemory, SettingsStore } from '../src/ports/chat-memory.ts';
import type { Logger } from '../src/ports/logger.ts';
import type { Notifier, WakeOutbox } from '../src/ports/notifier.ts';
import type { RequestBudget } from '../src/ports/request-budget.ts';
import type { FoldedDelivery, Outbox, Pace, SubscriptionStore } from '../src/ports/storage.ts';

export interface AnnounceNeeds {
  readonly outbox: Outbox;
  readonly subscriptions: Pick<SubscriptionStore, 'pause' | 'resumeAll'>;
  readonly carriers: CarrierDirectory;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly wakeOutbox: WakeOutbox;
  /** What to type for the list: `/parcels list`. */
  readonly listUsage: string;
  readonly memory: Pick<ChatMemory, 'keepMessage'>;
  readonly budget: Pick<RequestBudget, 'refreshWaitMs'>;
  /** By platform. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
  readonly logger: Logger;
}

/** What to do with the job that asked for the post. */
export type AnnounceOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'retry'; readonly reason: string };

/** Longer than any platform's own time limit for a post. */
const LEASE_MS = 60_000;

/** Nobody waits longer than that before looking again whether it is their turn. */
const LONGEST_TURN_MS = 30_000;
/** With more than these waiting for a channel, they are told together. */
const MOST_SINGLE = 10;
/** So many fit into one message of every platform. */
const MOST_TOGETHER = 25;
const NO_PACE: Pace = { intervalMs: 0, burst: 1 };

/**
 * Posts one delivery and notes what became of it. Asked twice for the same one, it posts once; what a channel hears
 * keeps its order.
 */
export async function announce(needs: AnnounceNeeds, deliveryId: string): Promise<AnnounceOutcome> {
  const platform = readDeliveryId(deliveryId)?.channel.platform ?? '';
  const notifier = needs.notifiers.get(platform);
  const claim = await needs.outbox.claim(deliveryId, LEASE_MS, notifier?.pace ?? NO_PACE);
  if (claim.kind === 'settled' || claim.kind === 'taken') return { kind: 'done' };
  if (claim.kind === 'paced') return { kind: 'wait', ms: claim.waitMs };
  if (claim.kind === 'behind') {
    // The one at the head may have lost its job; asking for it twice does no harm.
    await needs.wakeOutbox([claim.head]);
    const interval = Math.max(notifier?.pace.intervalMs ?? 0, 100);
    return { kind: 'wait', ms: Math.min(LONGEST_TURN_MS, claim.before * interval) };
  }
  const { delivery, waiting } = claim;
  const together = waiting > MOST_SINGLE ? await needs.outbox.fold(deliveryId, MOST_TOGETHER) : [];
  const outcome = await post(needs, notifier, delivery, together);
  if (outcome.kind === 'posted' && together.length === 0) {
    await needs.memory.keepMessage(delivery.channel, outcome.messageId, delivery.change.parcel);
  }
  // The head is settled last: until then, a repeat finds the same ones again.
  if (outcome.kind === 'posted' || outcome.kind === 'refused') {
    for (const { id } of [...together].reverse()) if (id !== deliveryId) await needs.outbox.settle(id);
  }
  if (outcome.kind === 'gone' || outcome.kind === 'forbidden') {
    return pause(needs, notifier, delivery, outcome.reason);
  }
  return settle(needs, deliveryId, outcome);
}

async function post(
  needs: AnnounceNeeds,
  notifier: Notifier | undefined,
  { id, channel, change, title, mayBePosted }: Delivery,
  together: readonly FoldedDelivery[],
): Promise<PostOutcome> {
  if (!notifier) return { kind: 'unreachable', reason: `${channel.platform} is not connected` };
  const found = mayBePosted ? await notifier.find(channel, id) : null;
  if (found !== null) return { kind: 'posted', messageId: found };
  if (together.length > 0) return notifier.post(channel, await flood(needs, notifier, channel, together), id);
  const card = changeCard({
    change,
    title,
    carrierName: await needs.carriers.nameOf(change.parcel.carrier),
    number: await shownNumber(needs, notifier, channel, change.parcel.number),
    refreshWaitMs: await needs.budget.refreshWaitMs(change.parcel),
  });
  return notifier.post(channel, card, id);
}

async function flood(
  needs: AnnounceNeeds,
  notifier: Notifier,
  channel: ChannelRef,
  together: readonly FoldedDelivery[],
): Promise<Card> {
  const told = together.flatMap((each) => each.told ?? []);
  const entries = await Promise.all(
    told.map(async ({ change, title }) => {
      const { carrier, number } = change.parcel;
      const shown = await shownNumber(needs, notifier, channel, number);
      return { change, name: title ?? `${await needs.carriers.nameOf(carrier)} ${shown}` };
    }),
  );
  return floodCard(entries, needs.listUsage);
}

/** Where others read along, a number is cut short unless the channel wants it otherwise. */
async function shownNumber(
  { settings }: AnnounceNeeds,
  notifier: Notifier,
  channel: ChannelRef,
  number: string,
): Promise<string> {
  if (notifier.isPrivate(channel)) return number;
  return (await settings.read(channel)).numbers === 'full' ? number : shortNumber(number);
}

/** The channel's subscriptions are kept; whoever made this one is told why it has gone quiet. */
async function pause(
  { outbox, subscriptions, logger }: AnnounceNeeds,
  notifier: Notifier | undefined,
  { id, channel, subscription }: Delivery,
  reason: string,
): Promise<AnnounceOutcome> {
  const isUntold = await subscriptions.pause(channel, reason);
  await outbox.settle(id);
  logger.warn({ channel, reason }, 'channel paused: posts are refused');
  if (isUntold) await notifier?.tell(subscription.by, pausedCard(channel.channel, reason));
  return { kind: 'done' };
}

async function settle(
  { outbox, logger }: AnnounceNeeds,
  deliveryId: string,
  outcome: Exclude<PostOutcome, { kind: 'gone' | 'forbidden' }>,
): Promise<AnnounceOutcome> {
  switch (outcome.kind) {
    case 'posted':
      await outbox.settle(deliveryId);
      logger.info({ delivery: deliveryId, message: outcome.messageId }, 'update posted');
      return { kind: 'done' };
    case 'busy':
      await outbox.release(deliveryId, false);
      return { kind: 'wait', ms: outcome.retryAfterMs };
    case 'refused':
      // Tried again it would be refused again, and hold up everything behind it.
      await outbox.settle(deliveryId);
      logger.error({ delivery: deliveryId, reason: outcome.reason }, 'the platform takes no such message');
      return { kind: 'done' };
    case 'unreachable':
    case 'uncertain':
      await outbox.release(deliveryId, outcome.kind === 'uncertain');
      return { kind: 'retry', reason: outcome.reason };
  }
}
