import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../adapters/trackingmore/sandbox/sandbox.ts';
import { redisCommand } from '../support/redis-command.ts';
import { createDice, type Dice } from './dice.ts';
import { followParcels, KEY_PREFIX } from './follow-parcels.ts';
import { type ChaosOptions, readOptions, USAGE } from './options.ts';
import { keepRunning, type Running } from './process.ts';
import { startReceivers } from './receivers.ts';
import { startStorm } from './storm.ts';
import { type Tally, tally } from './tally.ts';

const API_KEY = 'chaos-key';
const SWEEP_EVERY_S = 4;
const MOST_SWEEPS_WITHOUT_NEWS_S = 150;
const LONGEST_CALM_S = 900;

/**
 * The whole bot in several processes, all of which die again and again while parcels move and every server around
 * them fails now and then; at the end every event must have been told once, in order, to everyone who follows.
 */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stderr.write(`${USAGE}\n`);
    return 64;
  }
  const directory = await mkdtemp(join(tmpdir(), 'parcels-chaos-'));
  const log = createWriteStream(join(directory, 'chaos.log'));
  const dice = createDice(options.seed);
  const sandbox = await startSandbox({
    apiKey: API_KEY,
    clock: Date.now,
    enforceRate: true,
    hoursPerSecond: options.hoursPerSecond,
    firstCheckSeconds: 0,
    quota: 1_000_000,
  });
  const storm = await startStorm(sandbox.url, dice);
  const receivers = await startReceivers(dice);
  const redis = await redisCommand(directory);
  const processes = [keepRunning({ name: 'redis', ...redis }, log)];
  try {
    await setTimeout(500);
    const followed = await followParcels(sandbox.world, redis.url, options);
    say(`${followed.length} parcels followed; details in ${directory}`);
    const environment = {
      PATH: process.env['PATH'],
      REDIS_URL: redis.url,
      KEY_PREFIX,
      DATA_DIR: directory,
      TRACKINGMORE_API_KEY: API_KEY,
      TRACKINGMORE_API_URL: storm.url,
      SWEEP_INTERVAL_MINUTES: String(SWEEP_EVERY_S / 60),
      ...receivers.environment,
    };
    for (const role of ['worker', 'worker', 'slack', 'discord']) {
      processes.push(keepRunning(botCommand(role, processes.length, environment), log));
    }
    const kills = await killAtRandom(processes, receivers, dice, options);
    freeze(sandbox);
    storm.calm();
    receivers.calm();
    const look = () => tally(sandbox.world, followed, receivers.seen());
    const result = await untilQuiet(look);
    for (const example of result.examples) say(example);
    const blind = readFileSync(join(directory, 'chaos.log'), 'utf8').split('nobody can look').length - 1;
    say(`${blind} posts were told directly because nobody could tell whether they had been seen`);
    process.stdout.write(
      `chaos: ${kills} kills, ${result.changes} changes, ${receivers.posts()} posts, ${result.lost} lost, ${result.duplicates} duplicates, ${result.outOfOrder} out of order\n`,
    );
    const isClean = result.lost + result.duplicates + result.outOfOrder === 0;
    if (isClean) await rm(directory, { recursive: true, force: true });
    return isClean ? 0 : 1;
  } finally {
    for (const each of processes.reverse()) await each.stop();
    receivers.slack.stop();
    receivers.discord.stop();
    storm.stop();
    await sandbox.stop();
  }
}

function botCommand(role: string, number: number, env: NodeJS.ProcessEnv) {
  const args = ['--import', 'tsx', resolve('src/main.ts'), 'start', '--role', role];
  return { name: `${role}-${number}`, file: process.execPath, args, env };
}

async function killAtRandom(
  processes: readonly Running[],
  { slack, discord }: Awaited<ReturnType<typeof startReceivers>>,
  dice: Dice,
  { kills, secondsBetweenKills, parcels }: ChaosOptions,
): Promise<number> {
  const [first, ...others] = processes;
  if (!first) return 0;
  for (let killed = 0; killed < kills; killed += 1) {
    await setTimeout(dice.between(0, 2_000 * secondsBetweenKills));
    const victim = dice.oneOf([first, ...others]);
    victim.kill();
    // People go on asking; whoever asks a bot that has just been killed gets no answer.
    const text = `status P${String(dice.between(0, parcels - 1)).padStart(4, '0')}`;
    void slack.send({ command: '/parcels', text }).catch(() => {});
    discord.write(`<@1> ${text}`);
    if ((killed + 1) % 10 === 0) say(`${killed + 1} kills, the last one of ${victim.name}`);
  }
  return kills;
}

/** From now on no parcel moves. */
function freeze({ world }: Sandbox): void {
  for (const tracking of world.trackings.values()) tracking.frozenAt ??= Date.now();
}

/** Until nothing more is told for a long while. */
async function untilQuiet(look: () => Tally): Promise<Tally> {
  let last = look();
  let quiet = 0;
  for (let waited = 0; waited < LONGEST_CALM_S && quiet < MOST_SWEEPS_WITHOUT_NEWS_S; waited += 5) {
    if (last.lost === 0 && quiet > 30) break;
    await setTimeout(5_000);
    const now = look();
    quiet = now.lost === last.lost ? quiet + 5 : 0;
    if (waited % 30 === 0) say(`${now.lost} of ${now.changes} still to be told`);
    last = now;
  }
  return last;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
