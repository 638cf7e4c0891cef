import { changeCard } from '../src/cards/change-card.ts';
import { shortNumber } from '../src/cards/wording.ts';
import type { CarrierDirectory } from '../src/carriers/carrier-directory.ts';
import type { ChannelRef } from '../src/domain/channel.ts';
import type { PostOutcome } from '../src/domain/delivery.ts';
import type { ChatMemory, SettingsStore } from '../src/ports/chat-memory.ts';
import type { Logger } from '../src/ports/logger.ts';
import type { Notifier } from '../src/ports/notifier.ts';
import type { RequestBudget } from '../src/ports/request-budget.ts';
import type { Outbox, SubscriptionStore } from '../src/ports/storage.ts';

export interface AnnounceNeeds {
  readonly outbox: Outbox;
  readonly subscriptions: Pick<SubscriptionStore, 'pause'>;
  readonly carriers: CarrierDirectory;
  readonly settings: Pick<SettingsStore, 'read'>;
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

/** Posts one delivery and notes what became of it. Asked twice for the same one, it posts once. */
export async function announce(needs: AnnounceNeeds, deliveryId: string): Promise<AnnounceOutcome> {
  const delivery = await needs.outbox.claim(deliveryId, LEASE_MS);
  if (delivery === 'settled' || delivery === 'taken') return { kind: 'done' };
  const { change, channel, title } = delivery;
  const notifier = needs.notifiers.get(channel.platform);
  const carrierName = await needs.carriers.nameOf(change.parcel.carrier);
  const number = await shownNumber(needs, notifier, channel, change.parcel.number);
  const refreshWaitMs = await needs.budget.refreshWaitMs(change.parcel);
  const card = changeCard({ change, carrierName, title, number, refreshWaitMs });
  const outcome: PostOutcome = notifier
    ? await notifier.post(channel, card, delivery.id)
    : { kind: 'unreachable', reason: `${channel.platform} is not connected` };
  if (outcome.kind === 'posted') await needs.memory.keepMessage(channel, outcome.messageId, change.parcel);
  return settle(needs, deliveryId, channel, outcome);
}

/** Where others read along, a number is cut short unless the channel wants it otherwise. */
async function shownNumber(
  { settings }: AnnounceNeeds,
  notifier: Notifier | undefined,
  channel: ChannelRef,
  number: string,
): Promise<string> {
  if (notifier?.isPrivate(channel)) return number;
  return (await settings.read(channel)).numbers === 'full' ? number : shortNumber(number);
}

async function settle(
  { outbox, subscriptions, logger }: AnnounceNeeds,
  deliveryId: string,
  channel: ChannelRef,
  outcome: PostOutcome,
): Promise<AnnounceOutcome> {
  switch (outcome.kind) {
    case 'posted':
      await outbox.settle(deliveryId);
      logger.info({ delivery: deliveryId, message: outcome.messageId }, 'update posted');
      return { kind: 'done' };
    case 'busy':
      await outbox.release(deliveryId);
      return { kind: 'wait', ms: outcome.retryAfterMs };
    case 'gone':
    case 'forbidden':
      await subscriptions.pause(channel, outcome.reason);
      await outbox.settle(deliveryId);
      logger.warn({ channel, reason: outcome.reason }, 'channel paused: posts are refused');
      return { kind: 'done' };
    case 'unreachable':
    case 'uncertain':
      await outbox.release(deliveryId);
      return { kind: 'retry', reason: outcome.reason };
  }
}
