import { changeCard } from '../cards/change-card.ts';
import { floodCard } from '../cards/flood-card.ts';
import { livingCard } from '../cards/living-card.ts';
import { costText } from '../cards/price.ts';
import type { Card } from '../domain/card.ts';
import type { Carrier } from '../domain/carrier.ts';
import { type Change, foldChanges } from '../domain/change.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Judged } from '../domain/judge.ts';
import type { Naming } from '../domain/naming.ts';
import { type ParcelKey, parcelId } from '../domain/parcel.ts';
import type { Status } from '../domain/status.ts';
import { type UsualDays, usualDays } from '../domain/transit-estimate.ts';
import { isProblem, type Wishes } from '../domain/wishes.ts';
import type { CarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import { carriersKnownFor } from '../parcels/carriers/detect-carrier.ts';
import type { Clock } from '../ports/clock.ts';
import type { DetectionCache } from '../ports/detection-cache.ts';
import type { ProviderOffer } from '../ports/provider-offer.ts';
import type { RequestBudget } from '../ports/request-budget.ts';
import type { RouteStore } from '../ports/route-store.ts';
import { routeOf } from './route-of.ts';

export interface ComposeNeeds {
  readonly carriers: CarrierDirectory;
  readonly routes: RouteStore;
  readonly clock: Clock;
  readonly offer: Pick<ProviderOffer, 'prices'>;
  readonly detections: Pick<DetectionCache, 'read'>;
  readonly budget: Pick<RequestBudget, 'refreshWaitMs'>;
  /** What to type for the list: `/parcels list`. */
  readonly listUsage: string;
  /** What to type for the settings: `/parcels settings`. */
  readonly settingsUsage: string;
}

/** What is told in one message. */
export interface Composed {
  readonly card: Card;
  readonly wishes: Wishes;
  /** For news of a single parcel: where it stands now. */
  readonly living: { readonly parcel: ParcelKey; readonly status: Status; readonly card: Card } | null;
}

/** Null for nothing. */
export async function compose(
  needs: ComposeNeeds,
  naming: Naming,
  wanted: readonly Judged[],
): Promise<Composed | null> {
  const news = foldByParcel(wanted.map(({ delivery }) => newsOf(delivery)));
  const asking = wanted.flatMap(({ opinions }) => opinions.filter(({ verdict }) => verdict.post));
  const [[first, ...others], [opinion]] = [news, asking];
  if (!first || !opinion) return null;
  const told = { wishes: opinion.wishes };
  if (others.length > 0) {
    const card = await floodOf(needs, news, naming);
    return { ...told, card: { ...card, ...mentionOf(wanted) }, living: null };
  }
  const { change, title } = first;
  const { carrier, number } = change.parcel;
  const [carrierName, refreshWaitMs, usual] = await Promise.all([
    needs.carriers.nameOf(carrier),
    needs.budget.refreshWaitMs(change.parcel),
    usualFor(needs, change),
  ]);
  const content = {
    change,
    title,
    channel: first.channel,
    matched: [...new Set(asking.flatMap(({ query }) => query ?? []))],
    carrierName,
    number: naming.number(number),
    refreshWaitMs,
    ...(await absenceOf(needs, change)),
    ...(await unheardOf(needs, change)),
    usual,
    now: needs.clock(),
  };
  return {
    ...told,
    card: { ...changeCard(content), ...mentionOf(wanted) },
    living: { parcel: change.parcel, status: change.to, card: livingCard(content) },
  };
}

/** What is to be said of a parcel that is gone besides. */
async function absenceOf(
  { offer, carriers }: ComposeNeeds,
  { silence }: Change,
): Promise<{ trackingCost?: string | null; insteadName?: string | null }> {
  if (silence?.kind !== 'gone') return {};
  const { instead } = silence;
  return {
    trackingCost: costText(offer, 'create'),
    insteadName: instead === null ? null : await carriers.nameOf(instead),
  };
}

/** What else may be tried with a number that its carrier has never heard of: what is known without asking. */
async function unheardOf(
  { offer, carriers, detections }: ComposeNeeds,
  { silence, parcel: { carrier, number } }: Change,
): Promise<{ next?: Carrier | null; carrierCost?: string | null }> {
  if (silence?.kind !== 'unheard') return {};
  const candidates = await carriersKnownFor({ carriers, detections }, number);
  return {
    next: candidates.find(({ code }) => code !== carrier) ?? null,
    carrierCost: costText(offer, 'changeCarrier'),
  };
}

async function floodOf(
  { carriers, listUsage }: ComposeNeeds,
  news: readonly News[],
  naming: Naming,
): Promise<Card> {
  const entries = await Promise.all(
    news.map(async ({ change, title }) => {
      const carrierName = await carriers.nameOf(change.parcel.carrier);
      return { change, name: naming.of({ key: change.parcel, title, carrierName }) };
    }),
  );
  return floodCard(entries, listUsage);
}

type News = Pick<Delivery, 'change' | 'title'> & { readonly channel: ChannelRef | null };

function newsOf({ change, title, subscription, queries }: Delivery): News {
  return { change, title, channel: subscription?.channel ?? queries[0]?.channel ?? null };
}

/** One for each parcel, in the order in which they were first heard of. */
function foldByParcel(deliveries: readonly News[]): readonly News[] {
  const byParcel = new Map<string, News>();
  for (const { change, title, channel } of deliveries) {
    const id = parcelId(change.parcel);
    const before = byParcel.get(id);
    byParcel.set(id, { title, channel, change: before ? foldChanges([before.change, change]) : change });
  }
  return [...byParcel.values()];
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

async function usualFor({ routes }: ComposeNeeds, { parcel, route }: Change): Promise<UsualDays | null> {
  const known = route && routeOf({ key: parcel, ...route });
  const times = known && (await routes.read(known));
  return times ? usualDays(times) : null;
}
