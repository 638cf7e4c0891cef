import { expect, it } from 'vitest';
import { DISCORD } from './fakes/discord-server.ts';
import { SLACK } from './fakes/slack-server.ts';
import { eventually } from './support/eventually.ts';
import { useOwnRedis } from './support/own-redis.ts';
import { redisContents } from './support/redis-contents.ts';
import { useApp } from './support/use-app.ts';
import { useDiscordServer, useSlackServer } from './support/use-servers.ts';

async function start() {
  const redis = await useOwnRedis();
  const [slack, discord] = await Promise.all([useSlackServer(), useDiscordServer()]);
  await useApp({
    REDIS_URL: redis.url,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_BOT_TOKEN: DISCORD.token,
    DISCORD_API_URL: discord.apiUrl,
    // Nothing is posted of its own accord meanwhile.
    SWEEP_INTERVAL_MINUTES: '60',
  });
  await slack.send({ command: '/track', text: 'sto 402934299065 title=Kettle' });
  await discord.send({ name: 'track', options: { carrier: 'sto', number: '402934299066' } });
  const says = (answer: unknown) => JSON.stringify(answer).includes('now follows');
  await slack.message(({ blocks }) => says(blocks));
  await discord.message(({ embeds }) => says(embeds));
  const workspaces = { slack: `slack/${SLACK.team}`, discord: `discord/${DISCORD.guild}` };
  /** Whether anything in the whole of Redis, queues included, is of the workspace. */
  async function isKnown(platform: keyof typeof workspaces): Promise<boolean> {
    const all = await redisContents(redis.ask);
    return all.some((text) => text.includes(workspaces[platform]));
  }
  expect([await isKnown('slack'), await isKnown('discord')]).toEqual([true, true]);
  return { slack, discord, isKnown };
}

it('forgets a Slack workspace when the app is uninstalled, and not when a token is replaced', async () => {
  const { slack, isKnown } = await start();
  await slack.revoke('replaced');
  await slack.send({ command: '/parcels', text: 'list' });
  await slack.message(({ blocks }) => JSON.stringify(blocks).includes('1 parcel followed here'));
  expect(await isKnown('slack')).toBe(true);
  await slack.revoke('uninstalled');
  await eventually(async () => expect(await isKnown('slack')).toBe(false));
  expect(await isKnown('discord')).toBe(true);
});

it('forgets a Discord server when it is taken out of it, and not in an outage', async () => {
  const { discord, isKnown } = await start();
  discord.takeOut('outage');
  await discord.send({ name: 'parcels', verb: 'list' });
  await discord.message(({ embeds }) => JSON.stringify(embeds).includes('1 parcel followed here'));
  expect(await isKnown('discord')).toBe(true);
  discord.takeOut('kicked');
  await eventually(async () => expect(await isKnown('discord')).toBe(false));
  expect(await isKnown('slack')).toBe(true);
});
