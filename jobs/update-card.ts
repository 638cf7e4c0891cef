import type { Card } from '../src/cards/card.ts';
import { changeCard } from '../src/cards/change-card.ts';
import { floodCard } from '../src/cards/flood-card.ts';
import { shortNumber } from '../src/cards/wording.ts';
import type { CarrierDirectory } from '../src/carriers/carrier-directory.ts';
import { foldChanges } from '../src/domain/change.ts';
import type { ChannelRef } from '../src/domain/channel.ts';
import type { Delivery } from '../src/domain/delivery.ts';
import { parcelId } from '../src/domain/parcel.ts';
import { isProblem } from '../src/domain/wishes.ts';
import type { Judged } from '../src/follow/judge.ts';
import type { SettingsStore } from '../src/ports/chat-memory.ts';
import type { RequestBudget } from '../src/ports/request-budget.ts';

export interface UpdateCardNeeds {
  readonly carriers: CarrierDirectory;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly budget: Pick<RequestBudget, 'refreshWaitMs'>;
  /** What to type for the list: `/parcels list`. */
  readonly listUsage: string;
}

/** What is told in one message; null for nothing. `isPrivate` where one person alone reads. */
export async function updateCard(
  needs: UpdateCardNeeds,
  isPrivate: boolean,
  channel: ChannelRef,
  wanted: readonly Judged[],
): Promise<Card | null> {
  const updates = foldByParcel(wanted.map(({ delivery }) => delivery));
  const [first] = updates;
  if (!first) return null;
  const inFull = isPrivate || (await needs.settings.read(channel)).numbers === 'full';
  const shown = (number: string) => (inFull ? number : shortNumber(number));
  const nameOf = (carrier: string) => needs.carriers.nameOf(carrier);
  if (updates.length === 1) {
    const { change, title } = first;
    const card = changeCard({
      change,
      matched: matchedIn(wanted),
      title,
      carrierName: await nameOf(change.parcel.carrier),
      number: shown(change.parcel.number),
      refreshWaitMs: await needs.budget.refreshWaitMs(change.parcel),
    });
    return { ...card, ...mentionOf(wanted) };
  }
  const entries = await Promise.all(
    updates.map(async ({ change, title }) => {
      const { carrier, number } = change.parcel;
      return { change, name: title ?? `${await nameOf(carrier)} ${shown(number)}` };
    }),
  );
  return { ...floodCard(entries, needs.listUsage), ...mentionOf(wanted) };
}

type Update = Pick<Delivery, 'change' | 'title'>;

/** One for each parcel, in the order in which they were first heard of. */
function foldByParcel(deliveries: readonly Update[]): readonly Update[] {
  const byParcel = new Map<string, Update>();
  for (const { change, title } of deliveries) {
    const id = parcelId(change.parcel);
    const before = byParcel.get(id);
    byParcel.set(id, { title, change: before ? foldChanges([before.change, change]) : change });
  }
  return [...byParcel.values()];
}

/** The queries that mean the parcel; nothing where the channel follows it by name alone. */
function matchedIn(wanted: readonly Judged[]): readonly string[] {
  const asking = wanted.flatMap(({ opinions }) => opinions.filter(({ verdict }) => verdict.post));
  return [...new Set(asking.flatMap(({ query }) => query ?? []))];
}

/** Whom a problem calls. */
function mentionOf(wanted: readonly Judged[]): Pick<Card, 'mention'> {
  const asking = wanted
    .filter(({ delivery }) => isProblem(delivery.change.to))
    .flatMap(({ opinions }) => opinions.filter(({ verdict }) => verdict.post));
  if (asking.some(({ wishes }) => wishes.mention === 'here')) return { mention: 'here' };
  const users = asking.flatMap(({ wishes, by }) => (wishes.mention === 'me' ? [by] : []));
  return users.length > 0 ? { mention: { users: [...new Set(users)] } } : {};
}
