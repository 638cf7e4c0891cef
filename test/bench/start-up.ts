import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { SLACK, startSlackServer } from '../fakes/slack-server.ts';
import type { BenchRedis } from './bench-redis.ts';
import { startBot } from './bot-process.ts';
import { compared, type Measurement, median } from './measurement.ts';
import type { BenchOptions } from './options.ts';
import { startService } from './service.ts';

/** Needed by others or by the browser: nothing imports them. */
const NOT_IMPORTED = ['@bull-board/ui', 'dejavu-fonts-ttf', 'tsx'];

/** From the start of the program to the line that says it is on, against a program that imports the same packages and ends. */
export async function startUp(
  { url }: BenchRedis,
  { rounds }: BenchOptions,
): Promise<readonly Measurement[]> {
  const service = await startService(1);
  const slack = await startSlackServer();
  const env = {
    REDIS_URL: url,
    KEY_PREFIX: 'start',
    TRACKINGMORE_API_KEY: 'k',
    TRACKINGMORE_API_URL: service.url,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const [ours, other]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const bot = startBot(env);
    const our = await bot.until(/Redis at/);
    await bot.stop();
    const their = await importAll();
    // The first one fills the caches.
    if (round === 0) continue;
    ours.push(our);
    other.push(their);
  }
  slack.stop();
  service.stop();
  return [compared('start: to ready', 'ms', { ours: median(ours), other: median(other) }, { most: 1.5 })];
}

async function importAll(): Promise<number> {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const names = Object.keys(dependencies).filter((name) => !NOT_IMPORTED.includes(name));
  const program = names
    .map((name) => `await import('${name === '@bull-board/api' ? `${name}/bullMQAdapter` : name}');`)
    .join('');
  const started = performance.now();
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', `${program} process.exit(0);`]);
  return performance.now() - started;
}
