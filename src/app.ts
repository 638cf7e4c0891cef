import {
  CONSOLE_CHANNEL,
  type ConsoleOptions,
  type ConsolePlatform,
  createConsolePlatform,
} from '../adapters/console/console-platform.ts';
import { discord } from '../adapters/discord/declaration.ts';
import { showAccount } from '../adapters/monitoring/account-gauge.ts';
import { createMetrics } from '../adapters/monitoring/metrics.ts';
import { platformReadiness } from '../adapters/monitoring/platform-readiness.ts';
import { startMonitoring } from '../adapters/monitoring/start-monitoring.ts';
import { examineRedis } from '../adapters/redis/examine-redis.ts';
import { type OpenStorage, openStorage } from '../adapters/redis/open-storage.ts';
import { createRequestBudget } from '../adapters/redis/request-budget.ts';
import { createStores } from '../adapters/redis/stores.ts';
import { slack } from '../adapters/slack/declaration.ts';
import { trackingMore } from '../adapters/trackingmore/v2/declaration.ts';
import { queueLevels } from '../jobs/queues/queue-levels.ts';
import { createQueues, jobPrefix, type Queues } from '../jobs/queues/queues.ts';
import { startJobs } from '../jobs/queues/start-jobs.ts';
import { createWakeOutbox } from '../jobs/queues/wake-outbox.ts';
import { createServices } from './chat/create-services.ts';
import { createDispatcher } from './chat/dispatch.ts';
import { createDoor } from './chat/door.ts';
import { createGate } from './chat/gate.ts';
import { offeredCommands } from './chat/offered-commands.ts';
import { createServing } from './chat/serving.ts';
import { COMMANDS } from './commands/registry.ts';
import { type ChannelRef, workspaceId } from './domain/channel.ts';
import { createCommandSet } from './grammar/command-set.ts';
import { fitNotifier } from './notices/fit-notifier.ts';
import { withLiveButtons } from './notices/live-buttons.ts';
import { servingNotifier } from './notices/serving-notifier.ts';
import { completeApi, completeOffer } from './parcels/stand-ins.ts';
import type { ChannelAccess } from './ports/channel-access.ts';
import type { Clock } from './ports/clock.ts';
import type { Finding } from './ports/finding.ts';
import type { Logger } from './ports/logger.ts';
import type { Notifier } from './ports/notifier.ts';
import type { Config, Declared } from './start/config.ts';
import { examineAccount } from './start/doctor/examine-account.ts';
import { examineHome } from './start/doctor/examine-home.ts';
import { examineNotices } from './start/doctor/examine-notices.ts';
import { examineSettings } from './start/doctor/examine-settings.ts';
import type { ConfiguredProvider } from './start/provider-declaration.ts';
import { rideOut } from './start/ride-out.ts';
import { startPlatform } from './start/start-platform.ts';
import { StartupError } from './start/startup-error.ts';

/** The chat platforms and the tracking service: each is its folder and its name here. */
export const DECLARED: Declared = { platforms: [slack, discord], provider: trackingMore };

export interface AppOptions {
  readonly config: Config;
  readonly provider: ConfiguredProvider;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Opens a chat in the terminal beside the configured platforms. */
  readonly console?: Omit<ConsoleOptions, 'clock'>;
  /** A person has dealt with a rejected key, a used-up quota, or a Redis that came back empty. */
  readonly resume?: boolean;
  /** Which parts run in this process; null or nothing for all of them. */
  readonly roles?: readonly string[] | null;
}

export interface App {
  readonly console: ConsolePlatform | null;
  /** How many parcels a channel follows. */
  countFollowed(channel: ChannelRef): Promise<number>;
  /** Resolves, with the reason, when this process must end at once, without finishing what is under way. */
  readonly superseded: Promise<string>;
  /** The workspaces that have used the bot, the latest first. */
  usedBy(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

interface Started extends AppOptions {
  readonly clock: Clock;
  /** Whether a part runs in this process. */
  readonly runs: (role: string) => boolean;
}

/** What takes longer is handed back: another process, or the next start, takes it up. */
const STOP_PATIENCE_MS = 7_000;
const BOARD_PATH = '/queues';

/** Puts everything together and starts it. What cannot run rejects with a StartupError that says what to do. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, logger } = options;
  if (options.roles && !config.redis) {
    throw new StartupError(
      'With --role, REDIS_URL must be set: the parts find each other through one Redis.',
    );
  }
  const { roles = null, clock = Date.now } = options;
  const onUnpack = () => logger.info({}, 'unpacking a Redis server, which takes a few seconds');
  const workerPrefix = jobPrefix(config.keyPrefix);
  const storage = await openStorage({
    ...options,
    ...config,
    configured: config.redis,
    workerPrefix,
    onUnpack,
  });
  try {
    const runs = (role: string) => roles === null || roles.includes(role);
    return await startOn(storage, { ...options, clock, runs });
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function startOn(storage: OpenStorage, options: Started): Promise<App> {
  const { config, logger, clock, runs } = options;
  const core = await assemble(storage, options);
  const { queues, services } = core;
  const { console, here, stop } = await startPlatforms(core, options);
  const work = runs('worker') ? await startWork(storage, core, options) : null;
  const wake = () => queues.enqueue('pushed', [{}]);
  const webhook = runs('web')
    ? await core.receivePushes({ inbox: services.inbox, wake, clock, logger })
    : null;
  const { dashboardPassword } = config;
  const monitoring = await startMonitoring(config, {
    storage,
    platforms: platformReadiness(here, work ? core.notifiers.keys() : [], services.lockouts),
    cursor: work ? services.cursor : null,
    account: services.account,
    registry: core.registry,
    pages: dashboardPassword ? await boardPages(queues, dashboardPassword) : {},
    logger,
    clock,
  });
  return {
    console,
    countFollowed: async (channel) => (await services.subscriptions.list(channel)).length,
    superseded: storage.superseded,
    usedBy: () => rideOut(services.workspaces.list, logger),
    async stop() {
      const parts = [webhook?.stop(), stop(), work?.stop(STOP_PATIENCE_MS)];
      await Promise.all(parts);
      await monitoring?.stop();
      await queues.close();
      await storage.close();
    },
  };
}

type Core = Awaited<ReturnType<typeof assemble>>;

/** What everything that runs works with. */
async function assemble({ commands, producers, keys }: OpenStorage, options: Started) {
  const { config, provider, logger, clock, resume } = options;
  const queues = createQueues(producers, config.keyPrefix);
  const budget = createRequestBudget(commands, keys, budgetOf(provider));
  if (resume) await rideOut(budget.resume, logger);
  // Whoever sits at the terminal runs the bot.
  const terminal = options.console ? [workspaceId(CONSOLE_CHANNEL)] : [];
  const homeWorkspaces = [...config.homeWorkspaces, ...terminal];
  const stores = createStores(commands, keys, { homeWorkspaces, units: config.dailyUnits });
  if (resume) await rideOut(stores.account.trust, logger);
  const { metrics, registry } = createMetrics({
    queues: () => queueLevels(queues),
    outbox: stores.outbox.size,
    survey: stores.surveys.read,
    sweptTo: stores.cursor.read,
    budget: budget.check,
  });
  showAccount(stores.account, registry);
  const { api: provided, receivePushes } = await rideOut(
    () => provider.open({ budget, metrics, logger }),
    logger,
  );
  const api = completeApi(provided, provider.offer, clock);
  const offer = completeOffer(provider.offer);
  // Filled when the platforms are there; nothing runs before.
  const notifiers = new Map<string, Notifier>();
  const channels = new Map<string, ChannelAccess>();
  const wakeOutbox = createWakeOutbox(queues, logger);
  const given = { api, offer, budget, notifiers, channels, wakeOutbox, clock, logger };
  return {
    queues,
    metrics,
    registry,
    receivePushes,
    notifiers,
    channels,
    services: createServices(stores, given),
  };
}

/** Every configured platform can be posted through; those that run here are listened to as well. */
async function startPlatforms(core: Core, options: Started) {
  const { queues, services, metrics, notifiers, channels } = core;
  const { config, provider, logger, clock, runs } = options;
  const { rights } = config;
  const { memory } = services;
  const commands = commandsFor(config, provider);
  const traits = new Map(config.platforms.map((each) => [each.name, each]));
  const dispatcher = createDispatcher({ commands, services, rights, platforms: traits, metrics });
  // Whoever sits at the terminal runs the bot.
  const terminal = options.console ? [workspaceId(CONSOLE_CHANNEL)] : [];
  const named = config.allowedWorkspaces;
  const serves = createServing({ allowed: named.length > 0 ? [...named, ...terminal] : [], channels, clock });
  const gate = createGate({ serves, turns: services.turns, pace: config.commandPace, logger });
  const door = createDoor({ dispatcher, gate, memory, clock, logger });
  const console = options.console ? createConsolePlatform(door, { ...options.console, clock }) : null;
  const forgetWorkspace = (workspace: string) => queues.enqueue('forget-workspace', [{ workspace }]);
  const needs = { ...services, rights, commands, door, forgetWorkspace };
  const created = await Promise.all(config.platforms.map((each) => each.create(needs)));
  await rideOut(services.carriers.index, logger);
  const platforms = console ? [console, ...created] : created;
  for (const { notifier, channels: access } of platforms) {
    if (access) channels.set(notifier.platform, access);
    const fitting = fitNotifier(notifier, traits.get(notifier.platform)?.limits, memory);
    notifiers.set(notifier.platform, servingNotifier(withLiveButtons(fitting, commands), serves));
  }
  const here = platforms.filter((each) => each === console || runs(each.notifier.platform));
  const ending = new AbortController();
  const isFirstStart = (await rideOut(services.workspaces.list, logger)).length === 0;
  const how = { isFirstStart, signal: ending.signal, logger };
  for (const platform of here) await startPlatform(platform, how);
  const stop = async () => {
    ending.abort();
    await Promise.all(here.map((each) => each.stop()));
  };
  return { console, here, stop };
}

async function startWork({ workers, workerName }: OpenStorage, core: Core, options: Started) {
  const { config, provider, resume = false } = options;
  const { queues, services, metrics, notifiers } = core;
  const { keyPrefix, deliveredGraceMs, forgetAfterMs, quotaWarning, commandNames } = config;
  const work = await startJobs(
    queues,
    { ...config, operations: services.offer.operations },
    {
      connection: workers,
      workerName,
      keyPrefix,
      needs: {
        ...services,
        notifiers,
        metrics,
        deliveredGraceMs,
        forgetAfterMs,
        quotaWarning,
        listUsage: `/${commandNames.parcels} list`,
        settingsUsage: `/${commandNames.parcels} settings`,
      },
    },
  );
  // A token that was refused may be another one now; where this fails, the schedule finds out.
  await queues.enqueue('tokens', [{}]).catch(() => {});
  // Another key may be another account's.
  const isAnother = await rideOut(() => services.account.noteKey(provider.apiKey), options.logger);
  if (isAnother || resume) await queues.enqueue('full-poll', [{}]).catch(() => {});
  return work;
}

async function boardPages(queues: Queues, password: string) {
  const { createQueueBoard } = await import('../jobs/queues/queue-board.ts');
  return { [BOARD_PATH]: createQueueBoard(queues, BOARD_PATH, password) };
}

/** Looks at everything the bot needs, and changes nothing. */
export async function examine(
  config: Config,
  logger: Logger,
  clock: Clock = Date.now,
): Promise<readonly Finding[]> {
  const { provider, platforms, rights, quotaWarning } = config;
  const { redis, keys, findings } = await examineRedis(config, clock, logger);
  const commands = commandsFor(config);
  const budget = redis && provider ? createRequestBudget(redis, keys, budgetOf(provider)) : null;
  const stores = redis && createStores(redis, keys, { homeWorkspaces: config.homeWorkspaces });
  try {
    const found = [
      ...examineSettings(config),
      ...findings,
      examineHome(config.homeWorkspaces, (await stores?.workspaces.list()) ?? []),
      ...(stores ? await examineNotices({ ...stores, clock }) : []),
      ...(stores ? await examineAccount(stores) : []),
      ...((await provider?.examine({ budget, quotaWarning, clock, logger })) ?? []),
    ];
    const servesAll = config.allowedWorkspaces.length === 0;
    const needs = { commands, rights, servesAll, logger };
    for (const platform of platforms) found.push(...(await platform.examine(needs)));
    return found;
  } finally {
    redis?.disconnect();
  }
}

function budgetOf({ apiKey, offer }: ConfiguredProvider) {
  return { apiKey, pace: offer.pace, refreshEveryMs: offer.refreshEveryMs };
}

/** Those that the tracking service makes possible, set up or not. */
function commandsFor(
  { commandNames }: Config,
  { offer }: Pick<ConfiguredProvider, 'offer'> = DECLARED.provider,
) {
  return createCommandSet(offeredCommands(COMMANDS, completeOffer(offer)), commandNames);
}

/** What to paste where the platforms' apps are created; `url` is where they reach the bot. */
export function manifest(config: Config, url: string | null): string {
  const commands = commandsFor(config);
  return DECLARED.platforms.flatMap((each) => each.manifest?.print(commands, url) ?? []).join('\n');
}
