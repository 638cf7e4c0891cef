import { once } from 'node:events';
import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Partials,
} from 'discord.js';
import type { Opened } from '../../src/async/keep-open.ts';
import { within } from '../../src/async/within.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import type { DiscordConfig } from './settings.ts';

const PATIENCE_MS = 30_000;

/** Without listeners. */
export function createClient({ shards, shardCount }: DiscordConfig, api: string | null): Client {
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

/**
 * Connects one. The library connects anew by itself where Discord lets it; `ended` resolves where it does not, and only
 * another client can.
 */
export async function openGateway(client: Client, token: string): Promise<Opened> {
  const ready = once(client, Events.ClientReady, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const ended = new Promise<string>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) =>
      resolve(`Discord has closed the connection for good (${code})`),
    );
  });
  // The failure that counts is the one of `login`; this one only follows it.
  ready.catch(() => {});
  try {
    await within(PATIENCE_MS, client.login(token));
    await ready;
    return { ended };
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
