import type { ChannelRef } from '../domain/channel.ts';
import type { QuerySubscription } from '../domain/subscription.ts';

export interface QueryLimits {
  readonly channel: number;
  readonly workspace: number;
}

/** Subscriptions to whatever a query means. */
export interface QueryStore {
  /**
   * Replaces the one with the same query. Resolves to what follows too many for one more, and then it is not added;
   * else to null.
   */
  add(subscription: QuerySubscription, most: QueryLimits): Promise<keyof QueryLimits | null>;
  read(channel: ChannelRef, query: string): Promise<QuerySubscription | null>;
  /** Resolves to false when there was none. */
  remove(channel: ChannelRef, query: string): Promise<boolean>;
  /** All channels', or those of one. */
  list(channel?: ChannelRef): Promise<readonly QuerySubscription[]>;
}
