import { createDiscordPlatform } from '../../adapters/discord/discord-platform.ts';
import { createSlackPlatform } from '../../adapters/slack/slack-platform.ts';
import { DEFAULT_RIGHTS } from '../../src/domain/rights.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { DISCORD } from '../fakes/discord-server.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { commandSet } from '../support/cards.ts';
import { useDoorCore } from '../support/door-core.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { useDiscordServer, useSlackServer } from '../support/use-servers.ts';

type Core = Parameters<Parameters<typeof useDoorCore>[0]>[1];
/** Whose the account is, and the like. */
type Settings = NonNullable<Parameters<typeof useDoorCore>[3]>;

const coreOf = (settings: Settings) => [{}, undefined, settings] as const;

/** What the commands reach for is what the platform says. */
function reaching(platform: Platform, { services }: Core): Platform {
  const { notifier, channels } = platform;
  Object.assign(services, {
    enterChannel: channels?.enter,
    tellChannel: notifier.post,
    directChannel: notifier.direct,
  });
  return platform;
}

const forgetWorkspace = async () => {};

/** A Slack workspace with the bot in it. */
export async function useSlack(how: Parameters<typeof useSlackServer>[0] = {}, settings: Settings = {}) {
  const slack = await useSlackServer(how);
  const { botToken, appToken } = SLACK;
  const config = { botToken, appToken, signingSecret: null, port: 0, apiUrl: slack.apiUrl };
  const core = await useDoorCore(
    (door, core) => {
      const { subscriptions, services } = core;
      const needs = {
        commands: commandSet,
        subscriptions,
        wakeOutbox: services.wakeOutbox,
        door,
        forgetWorkspace,
        logger: silentLogger,
      };
      return reaching(createSlackPlatform({ config, ...needs }), core);
    },
    ...coreOf(settings),
  );
  return { slack, core };
}

/** Discord with the bot in a server or several. */
export async function useDiscord(settings: Settings = {}) {
  const discord = await useDiscordServer();
  const core = await useDoorCore(
    (door, core) =>
      reaching(
        createDiscordPlatform({
          config: { token: DISCORD.token, apiUrl: discord.apiUrl, shards: 'auto', shardCount: null },
          commands: commandSet,
          rights: DEFAULT_RIGHTS,
          door,
          forgetWorkspace,
          logger: silentLogger,
        }),
        core,
      ),
    ...coreOf(settings),
  );
  return { discord, core };
}
