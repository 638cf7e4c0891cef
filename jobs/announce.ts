import { changeCard } from '../src/cards/change-card.ts';
import type { CarrierDirectory } from '../src/carriers/carrier-directory.ts';
import type { PostOutcome } from '../src/domain/delivery.ts';
import type { Logger } from '../src/ports/logger.ts';
import type { Notifier } from '../src/ports/notifier.ts';
import type { Outbox, SubscriptionStore } from '../src/ports/storage.ts';

export interface AnnounceNeeds {
  readonly outbox: Outbox;
  readonly subscriptions: Pick<SubscriptionStore, 'pause'>;
  readonly carriers: CarrierDirectory;
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
  const card = changeCard({ change, carrierName, title });
  const outcome: PostOutcome = notifier
    ? await notifier.post(channel, card, delivery.id)
    : { kind: 'unreachable', reason: `${channel.platform} is not connected` };
  return settle(needs, deliveryId, channel, outcome);
}

async function settle(
  { outbox, subscriptions, logger }: AnnounceNeeds,
  deliveryId: string,
  channel: Parameters<SubscriptionStore['pause']>[0],
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
