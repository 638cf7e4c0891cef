import { setTimeout } from 'node:timers/promises';
import { DISCORD, startDiscordServer } from '../fakes/discord-server.ts';
import { SLACK, startSlackServer } from '../fakes/slack-server.ts';
import { freePort } from '../support/free-port.ts';
import { type BenchRedis, followAll } from './bench-redis.ts';
import { startBot } from './bot-process.ts';
import { type Measurement, measured, quantile } from './measurement.ts';
import { CARRIER, numberOf } from './rows.ts';
import { startService } from './service.ts';

const PREFIX = 'acknowledge';
const COMMANDS_DONE = /^parcels_command_seconds_count\{verb="status",[^}]*\} (\d+)/gm;
const PER_SECOND = 200;
const SECONDS = 10;
const PARCELS = 100;
const PARCEL = `${CARRIER}/${numberOf(0)}`;

/** How soon both platforms hear that a command has arrived, while many do; and whether the bot counts what they counted. */
export async function acknowledge(redis: BenchRedis): Promise<readonly Measurement[]> {
  const service = await startService(PARCELS);
  await followAll(redis.stores(PREFIX), service.rows, PARCELS);
  const slack = await startSlackServer();
  const discord = await startDiscordServer();
  const port = await freePort();
  const bot = startBot({
    REDIS_URL: redis.url,
    KEY_PREFIX: PREFIX,
    SWEEP_INTERVAL_MINUTES: String(2 / 60),
    TRACKINGMORE_API_KEY: 'k',
    TRACKINGMORE_API_URL: service.url,
    TRACKINGMORE_REQUESTS_PER_SECOND: '1000',
    COMMANDS_PER_MINUTE: '10000',
    WORKSPACE_COMMANDS_PER_MINUTE: '100000',
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
    const send = {
      slack: () => slack.send({ command: '/parcels', text: `status ${PARCEL}` }),
      discord: async () =>
        (await discord.send({ name: 'parcels', verb: 'status', options: { parcel: PARCEL } })).after,
    };
    const [bySlack, byDiscord] = await Promise.all([atRate(send.slack), atRate(send.discord)]);
    const answered = bySlack.length + byDiscord.length;
    service.advance(PARCELS, 0, Date.now());
    const posted = await countedOnce(
      port,
      /^parcels_posts_total\{platform="slack",outcome="posted"\} (\d+)/gm,
      PARCELS,
    );
    const shown = slack.messages.filter(({ responseType }) => responseType === null).length;
    return [
      measured(`acknowledge: Slack, p99 at ${PER_SECOND}/s`, 'ms', quantile(bySlack, 0.99), { most: 100 }),
      measured(`acknowledge: Discord, p99 at ${PER_SECOND}/s`, 'ms', quantile(byDiscord, 0.99), {
        most: 100,
      }),
      measured(
        'acknowledge: commands that /metrics misses',
        'commands',
        answered - (await countedOnce(port, COMMANDS_DONE, answered)),
        { most: 0 },
      ),
      measured('acknowledge: posts that /metrics misses', 'posts', shown - posted, { most: 0 }),
      measured('acknowledge: posts that Slack has shown', 'posts', shown, { least: PARCELS }),
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

/** Looks again until so many are counted: what was acknowledged or shown may still be on its way back. */
async function countedOnce(port: number, counts: RegExp, expected: number): Promise<number> {
  let sum = 0;
  for (let looks = 0; looks < 100 && sum < expected; looks += 1) {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    sum = [...text.matchAll(counts)].reduce((total, [, count]) => total + Number(count), 0);
    await setTimeout(100);
  }
  return sum;
}
