import { unseenCard } from '../cards/unseen-card.ts';
import type { Card } from '../domain/card.ts';
import type { Batch } from '../domain/delivery.ts';
import type { Judged } from '../domain/judge.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { OnceStore } from '../ports/once-store.ts';
import { ENDINGS } from './endings.ts';
import { LEASE_MS } from './lease.ts';

export interface TellNeeds {
  readonly once: OnceStore;
  readonly logger: Logger;
}

interface Unseen {
  readonly card: Card;
  readonly reason: string;
}

/** Whoever cannot be told for so long must not keep the channel from what comes after. */
const LONGEST_MS = 20 * 60_000;

/**
 * Those who follow hear by direct message, each once, of what may not have arrived in the channel. Resolves to whether
 * that is done with; if not, it is to be tried again.
 */
export async function tellUnseen(
  needs: TellNeeds,
  notifier: Notifier,
  batch: Batch,
  judged: readonly Judged[],
  unseen: Unseen,
): Promise<boolean> {
  const { logger } = needs;
  const { ids, since, claimedAt } = batch;
  const { reason } = unseen;
  logger.warn({ deliveries: ids, reason }, 'posted without an answer, and nobody can look: told directly');
  const wanting = judged.flatMap(({ opinions }) => opinions.filter(({ verdict }) => verdict.post));
  let isDone = true;
  for (const by of new Set(wanting.map((opinion) => opinion.by))) {
    if (!(await tellOnce(needs, notifier, batch, by, unseen))) isDone = false;
  }
  if (isDone || claimedAt - since < LONGEST_MS) return isDone;
  logger.error({ deliveries: ids }, 'nor could whoever follows be told');
  return true;
}

async function tellOnce(
  { once, logger }: TellNeeds,
  notifier: Notifier,
  { channel, name, ids, since }: Batch,
  by: string,
  { card, reason }: Unseen,
): Promise<boolean> {
  const id = `unseen ${name} ${by}`;
  const beginning = await once.begin(id, LEASE_MS);
  if (beginning.kind !== 'begun') return beginning.kind === 'done';
  const place = await notifier.direct(channel, by);
  const news = unseenCard(card, channel.channel, reason);
  const before = place && beginning.isAgain ? await notifier.find(place, news, id, since) : null;
  // Only the platform knows why no conversation could be opened.
  const told = place ? () => notifier.post(place, news, id) : () => notifier.tell(by, news);
  const { kind } = before?.kind === 'found' ? { kind: 'posted' as const } : await told();
  const ending = ENDINGS[kind];
  if (ending === 'done' && kind !== 'posted')
    logger.error({ deliveries: ids, kind }, 'nor can whoever follows be told');
  await once.end(id, beginning.token, ending);
  return ending === 'done';
}
