import { describe, expect, it } from 'vitest';
import { DISCORD } from './fakes/discord-server.ts';
import { SLACK } from './fakes/slack-server.ts';
import { eventually } from './support/eventually.ts';
import { freePort } from './support/free-port.ts';
import { useOwnRedis } from './support/own-redis.ts';
import { useApp } from './support/use-app.ts';
import { useDiscordServer, useSlackServer } from './support/use-servers.ts';

async function useBoth() {
  const [slack, discord, redis, port] = await Promise.all([
    useSlackServer(),
    useDiscordServer(),
    useOwnRedis(),
    freePort(),
  ]);
  await redis.ask('PING');
  const settings = {
    REDIS_URL: redis.url,
    HEALTH_PORT: String(port),
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_BOT_TOKEN: DISCORD.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
  const slackAnswers = async () => {
    const before = slack.messages.length;
    await slack.send({ command: '/parcels', text: 'list' });
    await eventually(() => expect(slack.messages.length).toBeGreaterThan(before));
  };
  const discordAnswers = async () => {
    const before = discord.messages.length;
    await discord.send({ name: 'parcels', verb: 'list' });
    await eventually(() => expect(discord.messages.length).toBeGreaterThan(before));
  };
  return { slack, discord, settings, ready, slackAnswers, discordAnswers };
}

describe('while a platform refuses the connection', () => {
  it('of Slack that is said, Discord and the posts go on, at a new start too, and it is connected again later', async () => {
    const { slack, settings, ready, slackAnswers, discordAnswers } = await useBoth();
    const { app } = await useApp(settings);
    await slackAnswers();
    const opened = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
    const before = opened();
    slack.closeSockets('invalid_auth');
    await eventually(() => expect(opened()).toBeGreaterThan(before + 1));
    expect(await ready()).toMatch(/slack: not connected\ndiscord: ok/);
    await discordAnswers();
    await app.stop();

    slack.lockOut('account_inactive');
    await useApp(settings);
    await eventually(async () => expect(await ready()).toMatch(/slack: (?!ok).*\ndiscord: ok/));
    await discordAnswers();

    slack.lockOut(null);
    slack.closeSockets(null);
    await eventually(async () => expect(await ready()).toMatch(/slack: ok\ndiscord: ok/));
    await slackAnswers();
  });

  it('of Discord the same', async () => {
    const { discord, settings, ready, slackAnswers, discordAnswers } = await useBoth();
    const { app } = await useApp(settings);
    await discordAnswers();
    discord.lockOut(true);
    discord.closeSockets();
    await eventually(async () => expect(await ready()).toMatch(/slack: ok\ndiscord: (?!ok)/));
    await slackAnswers();
    await app.stop();

    await useApp(settings);
    await eventually(async () => expect(await ready()).toMatch(/slack: ok\ndiscord: (?!ok)/));
    await slackAnswers();

    discord.lockOut(false);
    await eventually(async () => expect(await ready()).toMatch(/slack: ok\ndiscord: ok/));
    await discordAnswers();
  });
});
