import { expect, it } from 'vitest';
import {
  createPostClient as createDiscordClient,
  createDiscordNotifier,
} from '../../adapters/discord/notifier.ts';
import { createPostClient as createSlackClient, createSlackNotifier } from '../../adapters/slack/notifier.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { notifierContract } from '../contract/notifier.ts';
import { CUT, DISCORD } from '../fakes/discord-server.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { useDiscordServer, useSlackServer } from '../support/use-servers.ts';

notifierContract('slack', async () => {
  const slack = await useSlackServer();
  const errors = {
    gone: 'channel_not_found',
    forbidden: 'not_in_channel',
    busy: 'ratelimited',
    broken: 'HTTP 500',
    cut: 'cut',
    invalid: 'invalid_blocks',
    lost: 'shown, then HTTP 500',
  } as const;
  return {
    notifier: createSlackNotifier(createSlackClient(SLACK.botToken, slack.apiUrl, silentLogger)),
    channel: { platform: 'slack', workspace: SLACK.team, channel: SLACK.channel },
    provoke: (mishap) => (mishap === 'unreachable' ? slack.stop() : slack.refuse(errors[mishap])),
    lockOut: (isRefused) => slack.lockOut(isRefused ? 'token_revoked' : null),
    hideHistory: slack.hideHistory,
    requests: slack.requests,
    shown: () => slack.messages.length,
  };
});

notifierContract('discord', async () => {
  const discord = await useDiscordServer();
  const errors = {
    gone: { status: 404, code: 10003, message: 'Unknown Channel' },
    forbidden: { status: 403, code: 50013, message: 'Missing Permissions' },
    busy: { status: 429, code: 0, message: 'You are being rate limited.' },
    broken: { status: 500, code: 0, message: 'Internal Server Error' },
    cut: { status: CUT, code: 0, message: '' },
    invalid: { status: 400, code: 50035, message: 'Invalid Form Body' },
    lost: { status: 500, code: 0, message: 'Internal Server Error', shown: true },
  } as const;
  return {
    notifier: createDiscordNotifier(createDiscordClient({ token: DISCORD.token, api: discord.apiUrl })),
    channel: { platform: 'discord', workspace: DISCORD.guild, channel: DISCORD.channel },
    provoke: (mishap) => (mishap === 'unreachable' ? discord.stop() : discord.refuse(errors[mishap])),
    lockOut: discord.lockOut,
    hideHistory: discord.hideHistory,
    requests: discord.posts,
    shown: () => discord.messages.length,
  };
});

it('Discord shows one message for one delivery, however often it is sent', async () => {
  const discord = await useDiscordServer();
  const notifier = createDiscordNotifier(createDiscordClient({ token: DISCORD.token, api: discord.apiUrl }));
  const channel = { platform: 'discord', workspace: DISCORD.guild, channel: DISCORD.channel };
  const card = noticeCard('Blue kettle', 'Out for delivery');
  await notifier.post(channel, card, 'delivery-1');
  await notifier.post(channel, card, 'delivery-1');
  await notifier.post(channel, card, 'delivery-2');
  expect(discord.messages).toHaveLength(2);
});

it('says that Discord has nothing to find a message by that nobody can press anything on', async () => {
  const discord = await useDiscordServer();
  const notifier = createDiscordNotifier(createDiscordClient({ token: DISCORD.token, api: discord.apiUrl }));
  const channel = { platform: 'discord', workspace: DISCORD.guild, channel: DISCORD.channel };
  const card = noticeCard('Blue kettle', 'Out for delivery');
  await notifier.post(channel, card, 'delivery-1');
  expect(await notifier.find(channel, card, 'delivery-1', 0)).toMatchObject({ kind: 'unknown' });
});
