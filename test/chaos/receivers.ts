import { SnowflakeUtil } from 'discord.js';
import {
  DISCORD,
  type DiscordMessage,
  type DiscordRefusal,
  startDiscordServer,
} from '../fakes/discord-server.ts';
import { SLACK, type SlackMessage, startSlackServer } from '../fakes/slack-server.ts';
import type { Dice } from './dice.ts';
import { wantsCard } from './follow-parcels.ts';
import type { Seen, SeenMessage } from './tally.ts';

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
      const byChannel = new Map<string, SeenMessage[]>();
      const add = (channel: string, text: string, at: number, isBelow: boolean) => {
        const messages = byChannel.get(channel) ?? [];
        messages.push({ text, at, isTop: !isBelow && wantsCard(channel) });
        byChannel.set(channel, messages);
      };
      for (const { channel, blocks, at, thread } of slack.messages.filter(isSlackPost)) {
        add(channel, textIn(blocks), at, thread !== undefined);
      }
      const tops = new Map(discord.messages.map(({ id, channel }) => [id, channel]));
      for (const { channel, id = '0', embeds, components, ...message } of discord.messages.filter(
        isDiscordPost,
      )) {
        // What is escaped is read as it is shown.
        const text = textIn([embeds, components]).replaceAll('\\', '');
        // A thread has the id of the message that it belongs to.
        const top = tops.get(channel);
        const isBelow = top !== undefined || message.message_reference !== undefined;
        add(top ?? channel, text, SnowflakeUtil.timestampFrom(id), isBelow);
      }
      return byChannel;
    },
  };
}

export type Receivers = Awaited<ReturnType<typeof startReceivers>>;

function isSlackPost({ ts, user }: SlackMessage): boolean {
  return ts !== undefined && user === undefined;
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
