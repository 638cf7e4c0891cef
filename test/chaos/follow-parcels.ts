import { connectRedis } from '../../adapters/redis/connection.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createStores } from '../../adapters/redis/stores.ts';
import type { World } from '../../adapters/trackingmore/sandbox/world.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { withoutNews } from '../../src/domain/parcel.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { DISCORD } from '../fakes/discord-server.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { silentLogger } from '../support/silent-logger.ts';
import type { Size } from './storm.ts';
import type { Followed } from './tally.ts';

export const KEY_PREFIX = 'chaos';
/** Whoever follows. */
const followerIn = ({ platform }: ChannelRef) => (platform === 'slack' ? 'U0USER' : DISCORD.user);
const CARRIERS = ['dhl', 'usps', 'sto', 'fedex'] as const;
/** Every so many parcels are followed on the other platform as well. */
const SHARED = 10;

export interface FollowOptions {
  readonly redisUrl: string;
  readonly size: Pick<Size, 'parcels' | 'channels'>;
  /** Whether there are two of each parcel, alike in every word that is shown, in the same channels. */
  readonly withTwins: boolean;
}

/** Adds parcels to the service and lets channels of both platforms follow them, before anything is known of them. */
export async function followParcels(
  world: World,
  { redisUrl, size: { parcels, channels }, withTwins }: FollowOptions,
): Promise<readonly Followed[]> {
  const redis = connectRedis({ kind: 'server', url: redisUrl }, 'workers', silentLogger);
  await redis.connect();
  const { subscriptions, settings } = createStores(redis, createKeyspace(KEY_PREFIX), {
    clock: Date.now,
    homeWorkspaces: [],
  });
  for (let index = 0; index < channels; index += 1) {
    if (!wantsCard(channelAt(index).channel)) continue;
    const wishes = { ...DEFAULT_SETTINGS.wishes, as: 'card' as const };
    await settings.write(channelAt(index), { ...DEFAULT_SETTINGS, wishes });
  }
  const all = Array.from({ length: parcels }, (_, index) => addParcels(world, index, withTwins)).flat();
  const followed = all.map(({ index, ...parcel }) => {
    const refs = [channelAt(index % channels)];
    if (index % SHARED === 0) refs.push(channelAt((index + 1) % channels));
    return { parcel, refs };
  });
  for (const { parcel, refs } of followed) {
    const { carrier, number, title } = parcel;
    const [key, at] = [{ carrier, number }, Date.now()];
    for (const [place, channel] of refs.entries()) {
      const subscription = { channel, parcel: key, title, by: followerIn(channel), at };
      await subscriptions.add(subscription, place, firstUpdate(withoutNews(key, at), at));
    }
  }
  redis.disconnect();
  return followed.map(({ parcel, refs }) => ({ ...parcel, channels: refs.map(({ channel }) => channel) }));
}

/** A quarter of the channels of each platform wants a message for each parcel, with the news in its thread. */
export function wantsCard(channel: string): boolean {
  return Number(channel.slice(-4)) % 8 < 2;
}

const ADDED_APART_MS = 1_237;
const SPREAD_MS = 60_000;

/** What is shown of a number is its end, which twins have in common. */
function addParcels(world: World, index: number, withTwins: boolean) {
  const carrier = CARRIERS[index % CARRIERS.length] ?? 'dhl';
  const [title, end] = [`P${String(index).padStart(4, '0')}`, String(index).padStart(5, '0')];
  const added = world.add(carrier, `7000000${end}`, {});
  // Not all are asked about at the same moments.
  const first = { ...added, createdAt: added.createdAt - ((index * ADDED_APART_MS) % SPREAD_MS) };
  world.trackings.set(`${carrier}/${first.number}`, first);
  const parcel = { index, title, carrier, number: first.number };
  if (!withTwins) return [parcel];
  const twin = world.add(carrier, `7100000${end}`, {});
  world.trackings.set(`${carrier}/${twin.number}`, { ...first, id: twin.id, number: twin.number });
  return [parcel, { ...parcel, number: twin.number }];
}

/** Slack and Discord in turn. */
function channelAt(index: number): ChannelRef {
  const number = String(index).padStart(4, '0');
  return index % 2 === 0
    ? { platform: 'slack', workspace: SLACK.team, channel: `C${number}` }
    : { platform: 'discord', workspace: DISCORD.guild, channel: `90000000000000${number}` };
}
