import { describe, expect, it } from 'vitest';
import { DISCORD, type DiscordMessage } from './fakes/discord-server.ts';
import { SLACK, type SlackMessage } from './fakes/slack-server.ts';
import { useApp } from './support/use-app.ts';
import { useDiscordServer, useSlackServer } from './support/use-servers.ts';

/** Nothing is posted of its own accord meanwhile. */
const QUIET = { SWEEP_INTERVAL_MINUTES: '60' };

async function useSlack() {
  const slack = await useSlackServer();
  await useApp({
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...QUIET,
  });
  /** The first answer of a kind that comes after the command. */
  return async (command: string, text: string, channel: string) => {
    const before = slack.messages.length;
    // That nothing can be posted there is said apart from the answer.
    const isAnswer = (message: SlackMessage) =>
      slack.messages.indexOf(message) >= before &&
      !JSON.stringify(message.blocks).includes('cannot post here');
    await slack.send({ command, text, channel });
    return JSON.stringify((await slack.message(isAnswer)).blocks);
  };
}

async function useDiscord() {
  const discord = await useDiscordServer();
  await useApp({ DISCORD_BOT_TOKEN: DISCORD.token, DISCORD_API_URL: discord.apiUrl, ...QUIET });
  return async (name: string, verb: string | undefined, options: Record<string, string>, channel: string) => {
    const before = discord.messages.length;
    const isAnswer = (message: DiscordMessage) => discord.messages.indexOf(message) >= before;
    await discord.send({ name, ...(verb ? { verb } : {}), options, channel });
    return JSON.stringify((await discord.message(isAnswer)).embeds);
  };
}

describe('Slack', () => {
  it.each([
    ['a private channel', SLACK.closedChannel],
    ['a private channel that the bot cannot see', SLACK.hiddenChannel],
    ['a direct message', 'D-U0USER'],
  ])('keeps what is tracked in %s there', async (_name, channel) => {
    const say = await useSlack();
    expect(await say('/track', 'sto 402934299065 title=Secretkettle', channel)).toContain('read only here');
    expect(await say('/parcels', 'list carrier:sto', SLACK.channel)).not.toContain('Secretkettle');
    expect(await say('/parcels', 'list carrier:sto', channel)).toContain('Secretkettle');
    await say('/parcels', 'share sto 402934299065', channel);
    expect(await say('/parcels', 'list carrier:sto', SLACK.channel)).toContain('Secretkettle');
  });

  it('shows what is tracked in a public channel everywhere', async () => {
    const say = await useSlack();
    expect(await say('/track', 'sto 402934299065 title=Openkettle', SLACK.channel)).not.toContain(
      'only here',
    );
    expect(await say('/parcels', 'list carrier:sto', SLACK.closedChannel)).toContain('Openkettle');
  });
});

describe('Discord', () => {
  const kettle = { carrier: 'sto', number: '402934299065', title: 'Secretkettle' };
  const query = { query: 'carrier:sto' };

  it.each([
    ['a channel that not everyone may see', DISCORD.closedChannel],
    ['a private thread', DISCORD.privateThread],
    ['a channel that the bot knows nothing of', '700000000000000009'],
  ])('keeps what is tracked in %s there', async (_name, channel) => {
    const say = await useDiscord();
    expect(await say('track', undefined, kettle, channel)).toContain('read only here');
    expect(await say('parcels', 'list', query, DISCORD.channel)).not.toContain('Secretkettle');
    expect(await say('parcels', 'list', query, channel)).toContain('Secretkettle');
  });

  it.each([
    ['a channel', DISCORD.channel],
    ['a thread', DISCORD.openThread],
  ])('shows what is tracked in %s that everyone may see everywhere', async (_name, channel) => {
    const say = await useDiscord();
    expect(await say('track', undefined, kettle, channel)).not.toContain('only here');
    expect(await say('parcels', 'list', query, DISCORD.closedChannel)).toContain('Secretkettle');
  });
});
