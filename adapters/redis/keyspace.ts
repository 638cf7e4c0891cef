import { type ChannelRef, channelId } from '../../src/domain/channel.ts';
import { type ParcelKey, parcelId } from '../../src/domain/parcel.ts';

/** The names of all keys. They share one hash tag, so that scripts also work on a Redis Cluster. */
export interface Keyspace {
  /** Hash: what is known of a parcel; see `parcel-fields.ts`. */
  parcel(key: ParcelKey): string;
  /** Hash: channel id → subscription. */
  followers(key: ParcelKey): string;
  /** Sorted set: parcel ids by the time they were subscribed to. */
  channel(ref: ChannelRef): string;
  /** Hash: delivery id → change. */
  readonly outbox: string;
  /** Sorted set: delivery ids in the order in which they arose. */
  readonly outboxOrder: string;
  /** Counter behind {@link outboxOrder}. */
  readonly sequence: string;
  /** Hash: delivery id → until when a worker has it, and how often it was tried. */
  readonly claims: string;
  /** Hash: channel id → why nothing is posted there. */
  readonly paused: string;
  /** Sorted set: parcel ids the service never asked a courier about, by the time they were added there. */
  readonly unchecked: string;
  readonly cursor: string;
  readonly carriers: string;
  /** What one API key may spend; `account` names the key without containing it. */
  budget(account: string, name: string): string;
}

export function createKeyspace(prefix: string): Keyspace {
  const tag = `{${prefix}}`;
  return {
    parcel: (key) => `${tag}:parcel:${parcelId(key)}`,
    followers: (key) => `${tag}:followers:${parcelId(key)}`,
    channel: (ref) => `${tag}:channel:${channelId(ref)}`,
    outbox: `${tag}:outbox`,
    outboxOrder: `${tag}:outbox-order`,
    sequence: `${tag}:sequence`,
    claims: `${tag}:claims`,
    paused: `${tag}:paused`,
    unchecked: `${tag}:unchecked`,
    cursor: `${tag}:cursor`,
    carriers: `${tag}:carriers`,
    budget: (account, name) => `${tag}:budget:${account}:${name}`,
  };
}
