import {
  type ConsoleOptions,
  type ConsolePlatform,
  createConsolePlatform,
} from '../adapters/console/console-platform.ts';
import { createMetrics } from '../adapters/monitoring/metrics.ts';
import { startMonitoring } from '../adapters/monitoring/start-monitoring.ts';
import { examineRedis } from '../adapters/redis/examine-redis.ts';
import { createKeyspace } from '../adapters/redis/keyspace.ts';
import { migrate } from '../adapters/redis/migrations.ts';
import { type OpenRedis, openRedis } from '../adapters/redis/open-redis.ts';
import { createRequestBudget } from '../adapters/redis/request-budget.ts';
import { createStores } from '../adapters/redis/stores.ts';
import { createManifest } from '../adapters/slack/manifest.ts';
import { countCalls } from '../adapters/trackingmore/count-calls.ts';
import { receivePushes } from '../adapters/trackingmore/receive-pushes.ts';
import { startSandbox } from '../adapters/trackingmore/sandbox/sandbox.ts';
import { examineService } from '../adapters/trackingmore/v2/examine-service.ts';
import { OFFER } from '../adapters/trackingmore/v2/offer.ts';
import { createTrackingMore } from '../adapters/trackingmore/v2/tracking-more.ts';
import { verifyPush } from '../adapters/trackingmore/v2/webhook.ts';
import { queueLevels } from '../jobs/queues/queue-levels.ts';
import { createQueues, type Queues } from '../jobs/queues/queues.ts';
import { startJobs } from '../jobs/queues/start-jobs.ts';
import { createWakeOutbox } from '../jobs/queues/wake-outbox.ts';
import { createDispatcher, type Dispatcher } from './chat/dispatch.ts';
import { COMMANDS } from './commands/registry.ts';
import type { ChannelRef } from './domain/channel.ts';
import type { RightsPolicy } from './domain/rights.ts';
import { type CommandSet, createCommandSet } from './grammar/command-set.ts';
import { createQueryAudience } from './notices/audience.ts';
import { createCarrierDirectory } from './parcels/carriers/carrier-directory.ts';
import type { ChatMemory } from './ports/chat-memory.ts';
import type { Clock } from './ports/clock.ts';
import type { Finding } from './ports/finding.ts';
import type { Logger } from './ports/logger.ts';
import type { Notifier } from './ports/notifier.ts';
import type { Platform } from './ports/platform.ts';
import type { SubscriptionStore } from './ports/subscription-store.ts';
import type { Config } from './start/config.ts';
import { examineSettings } from './start/doctor/examine-settings.ts';
import { ROLES, type Role } from './start/roles.ts';
import { StartupError } from './start/startup-error.ts';

export interface AppOptions {
  readonly config: Config;
  readonly apiKey: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Opens a chat in the terminal beside the configured platforms. */
  readonly console?: Omit<ConsoleOptions, 'clock'>;
  /** A person has dealt with a rejected key or a used-up quota. */
  readonly resume?: boolean | undefined;
  /** Which parts run in this process; all of them unless said otherwise. */
  readonly roles?: readonly Role[] | undefined;
}

export interface App {
  readonly console: ConsolePlatform | null;
  /** How many parcels a channel follows. */
  countFollowed(channel: ChannelRef): Promise<number>;
  stop(): Promise<void>;
}

/** What takes longer is handed back: another process, or the next start, takes it up. */
const STOP_PATIENCE_MS = 7_000;
const BOARD_PATH = '/queues';
const CHANNEL_IDS: ReadonlyMap<string, RegExp> = new Map([
  ['slack', /^<?#?([CG][A-Z0-9]{2,})(?:\|[^>]*)?>?$/],
  ['discord', /^<?#?(\d{15,20})>?$/],
]);

/** Puts everything together and starts it. What cannot run rejects with a StartupError that says what to do. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, logger } = options;
  if (options.roles && !config.redis) {
    throw new StartupError(
      'With --role, REDIS_URL must be set: the parts find each other through one Redis.',
    );
  }
  const redis = await openRedis({
    configured: config.redis,
    dataDirectory: config.dataDirectory,
    cacheDirectory: config.cacheDirectory,
    searchPath: config.searchPath,
    onUnpack: () => logger.info({}, 'unpacking a Redis server, which takes a few seconds'),
    logger,
  });
  try {
    return await startOn(redis, options);
  } catch (error) {
    await redis.close();
    throw error;
  }
}

async function startOn(redis: OpenRedis, options: AppOptions): Promise<App> {
  const { config, logger, apiKey, clock = Date.now, roles = ROLES } = options;
  const keys = createKeyspace(config.keyPrefix);
  await migrate(redis.commands, keys, logger);
  const queues = createQueues(redis.producers, config.keyPrefix);
  const budget = createRequestBudget(redis.commands, keys, budgetOptions(config, apiKey));
  if (options.resume) await budget.resume();
  const stores = createStores(redis.commands, keys, { clock, homeWorkspaces: config.homeWorkspaces });
  const { metrics, registry } = createMetrics({
    queues: () => queueLevels(queues),
    outbox: stores.outbox.size,
    sweptTo: stores.cursor.read,
    budget: budget.check,
  });
  const trackingMore = createTrackingMore({
    baseUrl: config.trackingMore.url,
    apiKey,
    budget,
    logger,
    onStop: (reason) =>
      logger.error(
        { reason },
        'the tracking service refuses the API key: nothing is sent until a person acts',
      ),
  });
  const api = countCalls(trackingMore, metrics);
  const email = await assertKeyWorks(api, logger);

  const carriers = createCarrierDirectory({ api, cache: stores.carrierCache, clock, logger });
  // Filled below: commands run only once the platforms are there.
  const notifiers = new Map<string, Notifier>();
  const services = {
    ...stores,
    api,
    offer: OFFER,
    carriers,
    budget,
    audience: createQueryAudience({ ...stores, carriers, clock }),
    wakeOutbox: createWakeOutbox(queues, logger),
    directChannel: async (beside: ChannelRef, user: string) =>
      (await notifiers.get(beside.platform)?.direct(beside, user)) ?? null,
    clock,
    logger,
  };
  const commands = createCommandSet(COMMANDS, config.commandNames);
  const dispatcher = createDispatcher({
    commands,
    services,
    rights: config.rights,
    channelIds: CHANNEL_IDS,
    metrics,
  });

  const console = options.console ? createConsolePlatform(dispatcher, { ...options.console, clock }) : null;
  const platforms = [
    console,
    ...(await chatPlatforms(config, { ...services, rights: config.rights, commands, dispatcher })),
  ].filter((each) => each !== null);
  await services.carriers.index();
  for (const { notifier } of platforms) notifiers.set(notifier.platform, notifier);
  const here = platforms.filter(
    ({ notifier }) => notifier === console?.notifier || roles.some((role) => role === notifier.platform),
  );
  for (const platform of here) await platform.start();

  const startWork = () =>
    startJobs(queues, config, {
      connection: redis.workers,
      keyPrefix: config.keyPrefix,
      needs: {
        ...services,
        notifiers,
        metrics,
        deliveredGraceMs: config.deliveredGraceMs,
        quotaWarning: config.quotaWarning,
        listUsage: `/${config.commandNames.parcels} list`,
        settingsUsage: `/${config.commandNames.parcels} settings`,
      },
    });
  const workers = roles.includes('worker') ? await startWork() : null;
  const wakePushed = () => queues.enqueue('pushed', [{}]);
  const webhook = roles.includes('web')
    ? await receivePushes(config, email, stores.inbox, wakePushed, { verify: verifyPush, clock, logger })
    : null;
  const { dashboardPassword } = config;
  const monitoring = await startMonitoring(config, {
    ping: () => redis.commands.ping(),
    platforms: here,
    cursor: workers ? stores.cursor : null,
    registry,
    pages: dashboardPassword ? await boardPages(queues, dashboardPassword) : {},
    logger,
    clock,
  });

  return {
    console,
    countFollowed: async (channel) => (await services.subscriptions.list(channel)).length,
    async stop() {
      await Promise.all([
        webhook?.stop(),
        ...here.map((platform) => platform.stop()),
        workers?.stop(STOP_PATIENCE_MS),
      ]);
      await monitoring?.stop();
      await queues.close();
      await redis.close();
    },
  };
}

async function boardPages(queues: Queues, password: string) {
  const { createQueueBoard } = await import('../jobs/queues/queue-board.ts');
  return { [BOARD_PATH]: createQueueBoard(queues, BOARD_PATH, password) };
}

/** The tracking service in miniature: an hour of a parcel's life passes in a second. */
export function startDemoSandbox(apiKey: string) {
  return startSandbox({
    apiKey,
    clock: Date.now,
    enforceRate: true,
    hoursPerSecond: 1,
    firstCheckSeconds: 0,
    quota: 500,
  });
}

/** Looks at everything the bot needs, and changes nothing. */
export async function examine(
  config: Config,
  logger: Logger,
  clock: Clock = Date.now,
): Promise<readonly Finding[]> {
  const { trackingMore, quotaWarning } = config;
  const { redis, findings } = await examineRedis(config, clock, logger);
  const commands = createCommandSet(COMMANDS, config.commandNames);
  const { apiKey, url: baseUrl } = trackingMore;
  const keys = createKeyspace(config.keyPrefix);
  const { examineSlack } = await import('../adapters/slack/examine-slack.ts');
  const { examineDiscord } = await import('../adapters/discord/examine-discord.ts');
  const budget = redis && apiKey ? createRequestBudget(redis, keys, budgetOptions(config, apiKey)) : null;
  try {
    return [
      ...examineSettings(config),
      ...findings,
      ...(apiKey ? await examineService({ baseUrl, apiKey, budget, quotaWarning, clock, logger }) : []),
      ...(await examineSlack(config.slack, logger)),
      ...(await examineDiscord(config.discord, commands, config.rights)),
    ];
  } finally {
    redis?.disconnect();
  }
}

function budgetOptions({ trackingMore }: Config, apiKey: string) {
  const pace = { ...OFFER.pace, general: trackingMore.requestsPerSecond };
  return { apiKey, pace, refreshEveryMs: OFFER.refreshEveryMs };
}

/** What to paste when creating the Slack app; without a URL for Socket Mode. */
export function slackManifest({ commandNames }: Config, requestUrl: string | null): string {
  return JSON.stringify(createManifest(createCommandSet(COMMANDS, commandNames), { requestUrl }), null, 2);
}

interface PlatformNeeds {
  readonly commands: CommandSet;
  readonly dispatcher: Dispatcher;
  readonly subscriptions: SubscriptionStore;
  readonly memory: ChatMemory;
  readonly rights: RightsPolicy;
  readonly logger: Logger;
}

/** Only what is configured is loaded: a platform's library takes half a second and 30 MB. */
async function chatPlatforms({ slack, discord }: Config, needs: PlatformNeeds): Promise<readonly Platform[]> {
  const platforms: Platform[] = [];
  if (slack) {
    const { createSlackPlatform } = await import('../adapters/slack/slack-platform.ts');
    platforms.push(createSlackPlatform({ ...needs, config: slack, names: needs.commands.names }));
  }
  if (discord) {
    const { createDiscordPlatform } = await import('../adapters/discord/discord-platform.ts');
    platforms.push(createDiscordPlatform({ ...needs, config: discord }));
  }
  return platforms;
}

/** A key that is refused can serve nobody. A service that is away is another matter: it will come back. */
async function assertKeyWorks(
  api: ReturnType<typeof createTrackingMore>,
  logger: Logger,
): Promise<string | null> {
  const account = await api.account();
  if (account.ok) {
    logger.info({ remainingQuota: account.value.remainingQuota }, 'tracking service reached');
    return account.value.email;
  }
  const { problem } = account;
  if (problem.code === 'key-rejected') {
    throw new StartupError(
      'The tracking service rejects the API key. Set TRACKINGMORE_API_KEY to a valid one; if this very key has been made valid again, start once with --resume.',
    );
  }
  logger.warn(
    { problem },
    'the tracking service cannot be used right now; the bot starts and goes on trying',
  );
  return null;
}
