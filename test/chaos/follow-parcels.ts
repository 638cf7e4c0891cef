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
import type { ChaosOptions } from './options.ts';
import type { Followed } from './tally.ts';

export const KEY_PREFIX = 'chaos';
const CARRIERS = ['dhl', 'usps', 'sto', 'fedex'] as const;
/** Every so many parcels are followed on the other platform as well. */
const SHARED = 10;

/** Adds parcels to the service and lets channels of both platforms follow them, before anything is known of them. */
export async function followParcels(
  world: World,
  redisUrl: string,
  { parcels, channels }: ChaosOptions,
): Promise<readonly Followed[]> {
  const redis = connectRedis({ kind: 'server', url: redisUrl }, 'workers', silentLogger);
  await redis.connect();
  const { subscriptions, settings } = createStores(redis, createKeyspace(KEY_PREFIX), {
    clock: Date.now,
    homeWorkspaces: [],
  });
  // A quarter of the channels of each platform wants its news in threads.
  for (let index = 0; index < channels; index += 1) {
    if (index % 8 > 1) continue;
    const wishes = { ...DEFAULT_SETTINGS.wishes, as: 'card' as const };
    await settings.write(channelAt(index), { ...DEFAULT_SETTINGS, wishes });
  }
  const followed = await Promise.all(
    Array.from({ length: parcels }, async (_, index) => {
      const carrier = CARRIERS[index % CARRIERS.length] ?? 'dhl';
      const key = { carrier, number: `7000000${String(index).padStart(5, '0')}` };
      const title = `P${String(index).padStart(4, '0')}`;
      world.add(carrier, key.number, {});
      const refs = [channelAt(index % channels)];
      if (index % SHARED === 0) refs.push(channelAt((index + 1) % channels));
      for (const [place, channel] of refs.entries()) {
        const subscription = { channel, parcel: key, title, by: 'U0USER', at: Date.now() };
        await subscriptions.add(subscription, place, firstUpdate(withoutNews(key, Date.now()), Date.now()));
      }
      return { title, ...key, channels: refs.map(({ channel }) => channel) };
    }),
  );
  redis.disconnect();
  return followed;
}

/** Slack and Discord in turn. */
function channelAt(index: number): ChannelRef {
  const number = String(index).padStart(4, '0');
  return index % 2 === 0
    ? { platform: 'slack', workspace: SLACK.team, channel: `C${number}` }
    : { platform: 'discord', workspace: DISCORD.guild, channel: `90000000000000${number}` };
}
