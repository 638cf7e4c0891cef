import { noticeInWords } from '../cards/change-card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { isWanted, type Judged } from '../domain/judge.ts';
import type { Settled } from '../domain/standing.ts';
import { endsMute } from '../domain/verdict.ts';
import type { ReceiptStore } from '../ports/receipt-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';

export interface ReceiptNeeds {
  readonly receipts: Pick<ReceiptStore, 'add'>;
  readonly subscriptions: Pick<SubscriptionStore, 'change'>;
}

/** What became of the message in which everything was told that is wanted. */
export type WantedOutcome =
  | { readonly kind: 'posted'; readonly messageId: string }
  | { readonly kind: 'refused' | 'unseen'; readonly because: string };

/**
 * So that people can ask why; a mute that waited for this has come to its end. `at` is in Unix milliseconds; `outcome` is
 * null where nothing was wanted.
 */
export async function writeReceipts(
  { receipts, subscriptions }: ReceiptNeeds,
  channel: ChannelRef,
  judged: readonly Judged[],
  outcome: WantedOutcome | null,
  at: number,
): Promise<void> {
  await Promise.all(
    judged.map(async (each) => {
      const { change, subscription } = each.delivery;
      const standing = settled(each, outcome);
      await receipts.add(channel, change.parcel, { at, what: noticeInWords(change), standing });
      if (subscription?.mute && endsMute(subscription.mute, change, at)) {
        await subscriptions.change(change.parcel, channel, { mute: null });
      }
    }),
  );
}

function settled(judged: Judged, outcome: WantedOutcome | null): Settled {
  if (outcome === null || !isWanted(judged)) return unwanted(judged);
  return outcome.kind === 'posted' ? { ...outcome, said: saidBy(judged) } : outcome;
}

/** Nobody wants it, and this is who said what. */
export function unwanted(judged: Judged): Settled {
  return { kind: 'unwanted', said: saidBy(judged) };
}

function saidBy({ opinions }: Judged) {
  return opinions.map(({ query, verdict }) => ({ query, verdict }));
}
