import {
  DISCORD,
  type DiscordMessage,
  type DiscordRefusal,
  startDiscordServer,
} from '../fakes/discord-server.ts';
import { SLACK, type SlackMessage, startSlackServer } from '../fakes/slack-server.ts';
import type { Dice } from './dice.ts';
import type { Seen } from './tally.ts';

const SLACK_WEATHER: readonly (readonly [number, string])[] = [
  [0.03, 'ratelimited'],
  [0.03, 'HTTP 500'],
  [0.04, 'shown, then HTTP 500'],
];
const DISCORD_WEATHER: readonly (readonly [number, DiscordRefusal])[] = [
  [0.03, { status: 429, code: 0, message: 'You are being rate limited.' }],
  [0.03, { status: 500, code: 0, message: '500: Internal Server Error' }],
  [0.04, { status: 500, code: 0, message: '500: Internal Server Error', shown: true }],
];

/** What a message that is kept up to date calls its events. */
const LIVING = /^\*+Latest\*+$/m;

/** The two chat platforms, which now and then refuse a post, or take it and say they did not. */
export async function startReceivers(dice: Dice) {
  const mood = { calm: false };
  const slack = await startSlackServer({
    weather: () => (mood.calm ? undefined : dice.weather(SLACK_WEATHER)),
  });
  const discord = await startDiscordServer({
    weather: () => (mood.calm ? undefined : dice.weather(DISCORD_WEATHER)),
  });
  return {
    slack,
    discord,
    calm: () => {
      mood.calm = true;
    },
    environment: {
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_APP_TOKEN: SLACK.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_BOT_TOKEN: DISCORD.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    posts: () => slack.messages.filter(isSlackPost).length + discord.messages.filter(isDiscordPost).length,
    seen(): Seen {
      const byChannel = new Map<string, string[]>();
      const add = (channel: string, text: string) => {
        // A message that is kept up to date tells no news: that is what its thread is for.
        if (LIVING.test(text)) return;
        byChannel.set(channel, [...(byChannel.get(channel) ?? []), text]);
      };
      for (const message of slack.messages.filter(isSlackPost)) add(message.channel, textIn(message.blocks));
      // What is escaped is read as it is shown.
      for (const message of discord.messages.filter(isDiscordPost)) {
        // A thread has the id of the message that it belongs to.
        const top = discord.messages.find(({ id }) => id === message.channel);
        add((top ?? message).channel, textIn(message.embeds).replaceAll('\\', ''));
      }
      return byChannel;
    },
  };
}

function isSlackPost({ ts }: SlackMessage): boolean {
  return ts !== undefined;
}

function isDiscordPost({ kind }: DiscordMessage): boolean {
  return kind === 'post';
}

/** All texts, in the order in which they are read. */
function textIn(content: unknown): string {
  if (typeof content === 'string') return `${content}\n`;
  if (Array.isArray(content)) return content.map(textIn).join('');
  if (content && typeof content === 'object') return Object.values(content).map(textIn).join('');
  return '';
}
