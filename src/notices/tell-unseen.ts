import { unseenCard } from '../cards/unseen-card.ts';
import type { Card } from '../domain/card.ts';
import type { Batch } from '../domain/delivery.ts';
import type { Judged } from '../domain/judge.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notifier } from '../ports/notifier.ts';

export interface TellNeeds {
  readonly memory: Pick<ChatMemory, 'claimFirst'>;
  readonly logger: Logger;
}

const DAY_MS = 24 * 60 * 60_000;

/** Those who follow hear by direct message, each once, of what may not have arrived in the channel. */
export async function tellUnseen(
  { memory, logger }: TellNeeds,
  notifier: Notifier,
  { channel, name, ids }: Batch,
  judged: readonly Judged[],
  { card, reason }: { readonly card: Card; readonly reason: string },
): Promise<void> {
  logger.warn({ deliveries: ids, reason }, 'posted without an answer, and nobody can look: told directly');
  const wanting = judged.flatMap(({ opinions }) => opinions.filter(({ verdict }) => verdict.post));
  for (const by of new Set(wanting.map((opinion) => opinion.by))) {
    if (!(await memory.claimFirst(`unseen ${name} ${by}`, DAY_MS))) continue;
    const { kind } = await notifier.tell(by, unseenCard(card, channel.channel, reason));
    if (kind !== 'posted') logger.error({ deliveries: ids, kind }, 'nor could whoever follows be told');
  }
}
