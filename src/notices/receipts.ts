import { changeInWords } from '../cards/change-card.ts';
import { verdictText } from '../cards/verdict-wording.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { isWanted, type Judged } from '../domain/judge.ts';
import { endsMute } from '../domain/verdict.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReceiptStore } from '../ports/receipt-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';

export interface ReceiptNeeds {
  readonly receipts: Pick<ReceiptStore, 'add'>;
  readonly subscriptions: Pick<SubscriptionStore, 'change'>;
  readonly clock: Clock;
}

/** So that people can ask why; a mute that waited for this has come to its end. */
export async function writeReceipts(
  { receipts, subscriptions, clock }: ReceiptNeeds,
  channel: ChannelRef,
  judged: readonly Judged[],
  messageId: string | null,
): Promise<void> {
  const at = clock();
  await Promise.all(
    judged.map(async (each) => {
      const { change, subscription } = each.delivery;
      await receipts.add(channel, change.parcel, {
        at,
        what: changeInWords(change),
        verdicts: each.opinions.map(({ query, verdict }) => verdictText(query, verdict)),
        messageId: isWanted(each) ? messageId : null,
      });
      if (subscription?.mute && endsMute(subscription.mute, change, at)) {
        await subscriptions.change(change.parcel, channel, { mute: null });
      }
    }),
  );
}
