import type { ChannelRef } from '../domain/channel.ts';
import type { QuerySubscription } from '../domain/subscription.ts';

/** Subscriptions to whatever a query means. */
export interface QueryStore {
  /** Replaces the one with the same query. */
  add(subscription: QuerySubscription): Promise<void>;
  read(channel: ChannelRef, query: string): Promise<QuerySubscription | null>;
  /** Resolves to false when there was none. */
  remove(channel: ChannelRef, query: string): Promise<boolean>;
  /** All channels', or those of one. */
  list(channel?: ChannelRef): Promise<readonly QuerySubscription[]>;
}
