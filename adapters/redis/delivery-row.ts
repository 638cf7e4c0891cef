import { z } from 'zod';
import { type ChannelRef, workspaceId } from '../../src/domain/channel.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { toParcelKey } from '../../src/domain/parcel.ts';
import type { HomeWorkspaces } from '../../src/ports/home-workspaces.ts';
import type { QueryStore } from '../../src/ports/query-store.ts';
import { readChange } from './change-text.ts';
import { readTitle } from './parcel-fields.ts';
import { readJson } from './read-json.ts';
import { readSubscription } from './subscription-text.ts';

/** As the scripts return a delivery: id, parcel, change, queries, subscription, owner; '' for what is not there. */
export const deliveryRow = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]);

export interface RowNeeds {
  readonly queries: Pick<QueryStore, 'list'>;
  readonly home: HomeWorkspaces;
}

/** Nothing for what is not there any more, not followed any more, or cannot be read. */
export async function readRow(
  { queries, home }: RowNeeds,
  channel: ChannelRef,
  row: z.output<typeof deliveryRow>,
): Promise<readonly Delivery[]> {
  const [id, parcelText, changeText, matchedText, subscriptionText, owner] = row;
  const parcel = toParcelKey(parcelText);
  const news = readChange(changeText);
  const matched = readJson(matchedText, z.array(z.string())) ?? [];
  const followed = matched.length > 0 ? await queries.list(channel) : [];
  const stillWanted = followed.filter(({ query }) => matched.includes(query));
  const subscription = subscriptionText === '' ? null : readSubscription(subscriptionText, parcel, channel);
  if (news === null || (subscription === null && stillWanted.length === 0)) return [];
  // What nobody claimed belongs to the workspace at home.
  const isAtHome = owner === '' && (await home.includes(workspaceId(channel)));
  const title = readTitle(
    { o: isAtHome ? workspaceId(channel) : owner, n: news.title ?? '' },
    { title: subscription?.title ?? null, channel },
  );
  return [{ id, change: { ...news, parcel }, title, subscription, queries: stillWanted }];
}
