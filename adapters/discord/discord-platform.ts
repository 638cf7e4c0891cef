import { once } from 'node:events';
import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Partials,
  Routes,
} from 'discord.js';
import { createInFlight } from '../../src/async/in-flight.ts';
import type { Door } from '../../src/chat/door.ts';
import { workspaceId } from '../../src/domain/channel.ts';
import type { RightsPolicy } from '../../src/domain/rights.ts';
import type { CommandSet } from '../../src/grammar/command-set.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import { createChannelAccess } from './channel-access.ts';
import { commandSchema, isRegistered } from './command-schema.ts';
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

const PATIENCE_MS = 30_000;
/** What somebody has asked for is still answered when the bot stops, if that takes no longer. */
const STOP_PATIENCE_MS = 7_000;

/** Gateway connections for commands, one for each shard, and a REST client of its own for posts. */
export function createDiscordPlatform({ config, ...needs }: DiscordPlatformOptions): Platform {
  const api = config.apiUrl ? config.apiUrl.replace(/(?:\/v\d+)?\/*$/, '') : null;
  const client = createClient(config, api);
  const { door, logger } = needs;
  const inFlight = createInFlight();
  const heed = (work: Promise<void>) =>
    void inFlight
      .track(work)
      .catch((error) => logger.error({ err: error }, 'a Discord event was not heeded'));
  client.on(Events.InteractionCreate, (interaction) => heed(onInteraction(door, interaction)));
  client.on(Events.MessageCreate, (message) => heed(onMessage(door, message)));
  // An outage is another event, GuildUnavailable.
  client.on(Events.GuildDelete, ({ id }) => heed(leave(needs, id)));
  client.on(Events.Error, (error) => logger.error({ err: error }, 'Discord client'));
  client.on(Events.ShardError, (error) => logger.warn({ err: error }, 'Discord connection'));

  const rest = createPostClient({ token: config.token, api });

  return {
    notifier: createDiscordNotifier(rest),
    channels: createChannelAccess({ rest, self: () => client.user?.id ?? null, logger }),

    isConnected: () => client.isReady(),

    async start() {
      await connect(client, config.token);
      await registerCommands(client, needs);
      logger.info({}, 'Discord is on');
    },

    async stop() {
      client.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
      client.removeAllListeners(Events.GuildDelete);
      await inFlight.settled(STOP_PATIENCE_MS);
      await client.destroy();
    },
  };
}

function createClient({ shards, shardCount }: DiscordConfig, api: string | null): Client {
  return new Client({
    // Commands, and messages that call the bot by name; nothing that a server owner would have to approve.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    // https://discordjs.guide/sharding — within the process; several processes share the shards by configuration.
    shards: shards === 'auto' ? 'auto' : [...shards],
    ...(shardCount === null ? {} : { shardCount }),
    allowedMentions: { parse: [] },
    rest: { version: '10', ...(api ? { api } : {}) },
  });
}

async function connect(client: Client, token: string): Promise<void> {
  const ready = once(client, Events.ClientReady, { signal: AbortSignal.timeout(PATIENCE_MS) });
  // The failure that counts is the one of `login`; this one only follows it.
  ready.catch(() => {});
  try {
    await client.login(token);
    await ready;
  } catch (error) {
    await client.destroy();
    throw new StartupError(adviceOn(error), error);
  }
}

function adviceOn(error: unknown): string {
  const refused =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401);
  if (refused)
    return 'Discord refuses DISCORD_BOT_TOKEN. Make a new one on the application’s page “Bot” and set it.';
  const reason = error instanceof Error ? error.message : String(error);
  return `Discord could not be connected: ${reason}. Check the network, or DISCORD_API_URL if it is set.`;
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
  const wanted = commandSchema(commands, rights);
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
