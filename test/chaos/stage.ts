import { resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../adapters/trackingmore/sandbox/sandbox.ts';
import { followParcels, KEY_PREFIX } from './follow-parcels.ts';
import { type Command, keepRunning } from './process.ts';
import { startProviderWeather } from './provider-weather.ts';
import { startReceivers } from './receivers.ts';
import { quickJourney, startRelay } from './relay.ts';
import type { Course, Ground, Size, Stage, Worker } from './storm.ts';
import { watchSweeps } from './sweeps.ts';
import { type Seen, type Tally, tally } from './tally.ts';

const API_KEY = 'chaos-key';
const SWEEP_EVERY_S = 8;
const WORKERS = 2;

export interface OpenStage extends Stage {
  /** From now on no parcel moves, and no server fails. */
  calm(): void;
  look(seen: Seen): Tally;
  /** How often the tracking service has answered. */
  requests(): number;
  /** Whether nothing is waiting to be posted, or on its way. */
  isIdle(): Promise<boolean>;
  stop(): Promise<void>;
}

/** The whole bot in processes of their own, the platforms and the tracking service around it. */
export async function openStage(ground: Ground, course: Course, size: Size): Promise<OpenStage> {
  const { directory, log, dice } = ground;
  const { redis } = course;
  const sandbox = await startSandbox({
    apiKey: API_KEY,
    clock: Date.now,
    enforceRate: true,
    hoursPerSecond: size.hoursPerSecond,
    firstCheckSeconds: 0,
    quota: 1_000_000,
  });
  const weather = await startProviderWeather(sandbox.url, dice);
  const receivers = await startReceivers(dice);
  course.prepare?.(receivers);
  const followed = await followParcels(sandbox.world, {
    redisUrl: redis.url,
    size,
    withTwins: course.withTwins ?? false,
  });
  const environment = {
    PATH: process.env['PATH'],
    REDIS_URL: redis.url,
    KEY_PREFIX,
    DATA_DIR: directory,
    TRACKINGMORE_API_KEY: API_KEY,
    TRACKINGMORE_API_URL: weather.url,
    SWEEP_INTERVAL_MINUTES: String(SWEEP_EVERY_S / 60),
    ...receivers.environment,
  };
  const journeyOf = course.journeyOf ?? (() => quickJourney(dice));
  const targets = { slack: receivers.slack.apiUrl, discord: receivers.discord.apiUrl };
  const workers = await Promise.all(
    Array.from({ length: course.workers ?? WORKERS }, async (_, index): Promise<Worker> => {
      const relay = await startRelay(targets, journeyOf);
      const flags = course.flagsOf?.(index) ?? [];
      const command = botCommand(`worker-${index + 1}`, { ...environment, ...relay.environment }, flags);
      return { relay, running: keepRunning(command, log) };
    }),
  );
  const bots = (course.withBots ? ['slack', 'discord'] : []).map((role) =>
    keepRunning(botCommand(role, environment, []), log),
  );
  const sweeps = watchSweeps(redis.url);
  return {
    dice,
    receivers,
    workers,
    bots,
    size,
    isSweeping: sweeps.isSweeping,
    calm() {
      freeze(sandbox);
      weather.calm();
      receivers.calm();
    },
    requests: weather.answered,
    look: (seen) => tally(sandbox.world, followed, seen),
    isIdle: async () =>
      (course.isOver?.() ?? true) &&
      workers.every(({ relay }) => relay.underWay() === 0) &&
      (await redis.isIdle()),
    async stop() {
      sweeps.stop();
      await Promise.all([...bots, ...workers.map(({ running }) => running)].map((each) => each.stop()));
      for (const { relay } of workers) relay.stop();
      receivers.slack.stop();
      receivers.discord.stop();
      weather.stop();
      await sandbox.stop();
    },
  };
}

/** `worker-1` is of the role `worker`. */
function botCommand(name: string, env: NodeJS.ProcessEnv, flags: readonly string[]): Command {
  const [role = ''] = name.split('-');
  const args = ['--import', 'tsx', ...flags, resolve('src/main.ts'), 'start', '--role', role];
  return { name, file: process.execPath, args, env };
}

function freeze({ world }: Sandbox): void {
  for (const tracking of world.trackings.values()) tracking.frozenAt ??= Date.now();
}
