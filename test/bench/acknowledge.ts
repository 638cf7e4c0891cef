import { setTimeout } from 'node:timers/promises';
import { DISCORD, startDiscordServer } from '../fakes/discord-server.ts';
import { SLACK, startSlackServer } from '../fakes/slack-server.ts';
import { freePort } from '../support/free-port.ts';
import type { BenchRedis } from './bench-redis.ts';
import { startBot } from './bot-process.ts';
import { type Measurement, measured, quantile } from './measurement.ts';
import { CARRIER, numberOf } from './rows.ts';
import { startService } from './service.ts';

const PER_SECOND = 200;
const SECONDS = 10;
const PARCELS = 100;
const PARCEL = `${CARRIER}/${numberOf(0)}`;

/** How soon both platforms hear that a command has arrived, while many do; and whether the bot counts what they counted. */
export async function acknowledge({ url }: BenchRedis): Promise<readonly Measurement[]> {
  const service = await startService(PARCELS);
  const slack = await startSlackServer();
  const discord = await startDiscordServer();
  const port = await freePort();
  const bot = startBot({
    REDIS_URL: url,
    KEY_PREFIX: 'acknowledge',
    TRACKINGMORE_API_KEY: 'k',
    TRACKINGMORE_API_URL: service.url,
    TRACKINGMORE_REQUESTS_PER_SECOND: '1000',
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_BOT_TOKEN: DISCORD.token,
    DISCORD_API_URL: discord.apiUrl,
    HEALTH_PORT: String(port),
    LOG_LEVEL: 'warn',
  });
  try {
    await bot.until(/Redis at/);
    await slack.send({ command: '/track', text: PARCEL });
    const send = {
      slack: () => slack.send({ command: '/parcels', text: `status ${PARCEL}` }),
      discord: async () =>
        (await discord.send({ name: 'parcels', verb: 'status', options: { parcel: PARCEL } })).after,
    };
    const [bySlack, byDiscord] = await Promise.all([atRate(send.slack), atRate(send.discord)]);
    const answered = bySlack.length + byDiscord.length;
    return [
      measured(`acknowledge: Slack, p99 at ${PER_SECOND}/s`, 'ms', quantile(bySlack, 0.99), { most: 100 }),
      measured(`acknowledge: Discord, p99 at ${PER_SECOND}/s`, 'ms', quantile(byDiscord, 0.99), {
        most: 100,
      }),
      measured(
        'acknowledge: commands that /metrics misses',
        'commands',
        answered - (await counted(port, answered)),
        { most: 0 },
      ),
    ];
  } finally {
    await bot.stop();
    for (const server of [service, slack, discord]) server.stop();
  }
}

/** Half of the commands each, evenly spread; milliseconds until each was acknowledged. */
async function atRate(send: () => Promise<number>): Promise<readonly number[]> {
  const count = (PER_SECOND / 2) * SECONDS;
  const started = performance.now();
  const sent: Promise<number>[] = [];
  for (let index = 0; index < count; index += 1) {
    await setTimeout(Math.max(0, started + (index * 2_000) / PER_SECOND - performance.now()));
    sent.push(send());
  }
  return Promise.all(sent);
}

async function counted(port: number, expected: number): Promise<number> {
  let sum = 0;
  // What was acknowledged may still be being answered.
  for (let looks = 0; looks < 50 && sum < expected; looks += 1) {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const counts = text.matchAll(/^parcels_command_seconds_count\{verb="status",[^}]*\} (\d+)/gm);
    sum = [...counts].reduce((total, [, count]) => total + Number(count), 0);
    await setTimeout(100);
  }
  return sum;
}
