import { type Client, Events, Routes, Status } from 'discord.js';
import { createInFlight } from '../../src/async/in-flight.ts';
import { keepOpen, type Opened } from '../../src/async/keep-open.ts';
import type { Door } from '../../src/chat/door.ts';
import { workspaceId } from '../../src/domain/channel.ts';
import type { RightsPolicy } from '../../src/domain/rights.ts';
import type { CommandSet } from '../../src/grammar/command-set.ts';
import { shortcutsOf } from '../../src/grammar/shortcut.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { createChannelAccess } from './channel-access.ts';
import { isRegistered, registration } from './command-schema.ts';
import { createClient, openGateway } from './gateway.ts';
import { onInteraction } from './interactions.ts';
import { onMessage } from './mentions.ts';
import { createDiscordNotifier, createPostClient } from './notifier.ts';
import type { DiscordConfig } from './settings.ts';

export interface DiscordPlatformOptions {
  readonly config: DiscordConfig;
  readonly commands: CommandSet;
  readonly rights: RightsPolicy;
  readonly door: Door;
  readonly forgetWorkspace: (workspace: string) => Promise<void>;
  readonly logger: Logger;
}

/** What somebody has asked for is still answered when the bot stops, if that takes no longer. */
const STOP_PATIENCE_MS = 7_000;

/** Gateway connections for commands, one for each shard, and a REST client of its own for posts. */
export function createDiscordPlatform({ config, ...needs }: DiscordPlatformOptions): Platform {
  const api = config.apiUrl ? config.apiUrl.replace(/(?:\/v\d+)?\/*$/, '') : null;
  const { logger } = needs;
  const ending = new AbortController();
  const inFlight = createInFlight();
  let client: Client | null = null;

  /** A client whose connection was refused for good is of no more use. */
  async function open(): Promise<Opened> {
    await client?.destroy();
    client = listeningClient(config, api, needs, inFlight);
    return openGateway(client, config.token);
  }

  const rest = createPostClient({ token: config.token, api });

  return {
    notifier: createDiscordNotifier(rest),
    channels: createChannelAccess({ rest, self: () => client?.user?.id ?? null, logger }),

    isConnected: () => client !== null && isReady(client),

    async start() {
      const first = await open();
      if (client) await registerCommands(client, needs);
      logger.info({}, 'Discord is on');
      void keepOpen(first, open, {
        signal: ending.signal,
        onEnded: (reason) => logger.error({ reason }, 'Discord is not connected: the rest goes on'),
        onFailure: (reason) => logger.error({ reason }, 'Discord is not connected: it is tried again'),
        onUp: () => logger.info({}, 'Discord is connected again'),
      });
    },

    async stop() {
      ending.abort();
      for (const event of HEEDED) client?.removeAllListeners(event);
      await inFlight.settled(STOP_PATIENCE_MS);
      await client?.destroy();
    },
  };
}

/** The library says once that a client is ready, and not that a connection has ended since. */
function isReady(client: Client): boolean {
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}

const HEEDED = [Events.InteractionCreate, Events.MessageCreate, Events.GuildDelete] as const;

function listeningClient(
  config: DiscordConfig,
  api: string | null,
  { door, ...needs }: Omit<DiscordPlatformOptions, 'config'>,
  inFlight: ReturnType<typeof createInFlight>,
): Client {
  const { logger } = needs;
  const client = createClient(config, api);
  const shortcuts = shortcutsOf(needs.commands);
  const heed = (work: Promise<void>) =>
    void inFlight
      .track(work)
      .catch((error) => logger.error({ err: error }, 'a Discord event was not heeded'));
  client.on(Events.InteractionCreate, (interaction) => heed(onInteraction(door, shortcuts, interaction)));
  client.on(Events.MessageCreate, (message) => heed(onMessage(door, message)));
  // An outage is another event, GuildUnavailable.
  client.on(Events.GuildDelete, ({ id }) => heed(leave(needs, id)));
  client.on(Events.Error, (error) => logger.error({ err: error }, 'Discord client'));
  client.on(Events.ShardError, (error) => logger.warn({ err: error }, 'Discord connection'));
  return client;
}

async function leave(
  { forgetWorkspace, logger }: Pick<DiscordPlatformOptions, 'forgetWorkspace' | 'logger'>,
  guild: string,
): Promise<void> {
  const workspace = workspaceId({ platform: 'discord', workspace: guild, channel: '' });
  logger.info({ workspace }, 'taken out of a server, which will be forgotten');
  await forgetWorkspace(workspace);
}

/** Registration is limited to some hundred a day, so it happens only when something differs. */
async function registerCommands(
  client: Client,
  { commands, rights, logger }: Omit<DiscordPlatformOptions, 'config'>,
): Promise<void> {
  const wanted = registration(commands, rights);
  const route = Routes.applicationCommands(client.application?.id ?? client.user?.id ?? '');
  try {
    // Not being able to look is no reason not to register.
    if (isRegistered(await client.rest.get(route).catch(() => null), wanted)) return;
    await client.rest.put(route, { body: wanted });
    logger.info({ commands: wanted.map(({ name }) => name) }, 'Discord commands registered');
  } catch (error) {
    logger.error(
      { err: error },
      'Discord commands could not be registered; the ones that are there still work',
    );
  }
}
