import { App, HTTPReceiver, type SocketModeReceiver, webApi } from '@slack/bolt';
import { createInFlight } from '../../src/async/in-flight.ts';
import { keepOpen } from '../../src/async/keep-open.ts';
import { within } from '../../src/async/within.ts';
import type { Door } from '../../src/chat/door.ts';
import type { CommandSet } from '../../src/grammar/command-set.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { SubscriptionStore } from '../../src/ports/subscription-store.ts';
import type { WakeOutbox } from '../../src/ports/wake-outbox.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createChannelAccess } from './channel-access.ts';
import { createOwnDirects } from './conversations.ts';
import { listen } from './listeners.ts';
import { createPostClient, createSlackNotifier } from './notifier.ts';
import { createPeople } from './people.ts';
import type { SlackConfig } from './settings.ts';
import { createSocketReceiver, openSocket } from './socket-mode.ts';

export interface SlackPlatformOptions {
  readonly config: SlackConfig;
  readonly commands: CommandSet;
  readonly door: Door;
  readonly subscriptions: SubscriptionStore;
  readonly wakeOutbox: WakeOutbox;
  readonly forgetWorkspace: (workspace: string) => Promise<void>;
  readonly logger: Logger;
}

/** Bytes; nothing that Slack sends comes near. */
const BIGGEST_BODY = 1_000_000;
/** What somebody has asked for is still answered when the bot stops, if that takes no longer. */
const STOP_PATIENCE_MS = 7_000;

/** Socket Mode with an app token, signed HTTP without. https://docs.slack.dev/tools/bolt-js/concepts/socket-mode */
export function createSlackPlatform(options: SlackPlatformOptions): Platform {
  const { config, logger } = options;
  const apiUrl = config.apiUrl ? config.apiUrl.replace(/\/*$/, '/') : null;
  const client = createPostClient(config.botToken, apiUrl, logger);
  const people = createPeople(client, logger);
  const directs = createOwnDirects(client);
  let app: App | null = null;
  let connected = false;
  /** Of the token; null for a whole organisation, and before it is known. */
  let team: string | null = null;
  const home = () => team;
  const ending = new AbortController();
  const inFlight = createInFlight();

  async function stayConnected(socket: SocketModeReceiver): Promise<void> {
    const first = await connecting(openSocket(socket));
    void keepOpen(first, () => openSocket(socket), {
      signal: ending.signal,
      // Slack itself renews a connection every few hours.
      onEnded(reason) {
        connected = false;
        logger.info({ reason }, 'the connection to Slack has ended');
      },
      onFailure(reason) {
        logger.error({ reason }, 'Slack is not connected: the rest goes on, and it is tried again');
      },
      onUp() {
        connected = true;
        logger.info({}, 'Slack is connected again');
      },
    });
  }

  return {
    notifier: createSlackNotifier(client),
    channels: createChannelAccess({ client, people, home, logger }),

    isConnected: () => connected,

    async start() {
      const { isOrganisation, ...identity } = await whoAmI(client);
      team = isOrganisation ? null : (identity.teamId ?? null);
      const clientOptions = apiUrl ? { slackApiUrl: apiUrl } : {};
      const socket = config.appToken ? createSocketReceiver(config.appToken, apiUrl, logger) : null;
      app = new App({
        receiver: socket ?? createHttpReceiver(config, logger),
        authorize: async () => ({ botToken: config.botToken, ...identity }),
        clientOptions,
        logger: createBoltLogger(logger),
      });
      app.error(async (error) => logger.error({ err: error }, 'a Slack listener failed'));
      app.use(({ next }) => inFlight.track(next()));
      const files = { token: config.botToken, apiUrl };
      listen(app, { ...options, client, people, directs, home, files });
      if (socket) await stayConnected(socket);
      else await connecting(app.start(config.port));
      connected = true;
      logger.info(
        { mode: config.appToken ? 'socket' : 'http', port: config.appToken ? undefined : config.port },
        'Slack is on',
      );
    },

    async stop() {
      connected = false;
      ending.abort();
      await Promise.all([
        // Waits for connections that others keep open.
        within(STOP_PATIENCE_MS, Promise.resolve(app?.stop())).catch(() => {}),
        inFlight.settled(STOP_PATIENCE_MS),
      ]);
    },
  };
}

function createHttpReceiver({ signingSecret }: SlackConfig, logger: Logger): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret: signingSecret ?? '',
    endpoints: '/slack/events',
    bodyLimit: BIGGEST_BODY,
    logger: createBoltLogger(logger),
  });
}

/** Asked once: a wrong token is better found at the start than at the first command. */
async function whoAmI(client: webApi.WebClient) {
  try {
    const { bot_id, user_id, team_id, is_enterprise_install } = await client.auth.test();
    return {
      isOrganisation: is_enterprise_install === true,
      ...(bot_id ? { botId: bot_id } : {}),
      ...(user_id ? { botUserId: user_id } : {}),
      ...(team_id ? { teamId: team_id } : {}),
    };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) {
      throw new StartupError(
        `Slack refuses SLACK_BOT_TOKEN (${error.data.error}). Copy it anew from the app’s page “OAuth & Permissions”.`,
        error,
      );
    }
    throw new StartupError('Slack does not answer. Check the network, or SLACK_API_URL if it is set.', error);
  }
}

async function connecting<T>(started: Promise<T>): Promise<T> {
  try {
    return await started;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `Slack could not be connected: ${reason}. With SLACK_APP_TOKEN, check that it has connections:write and that Socket Mode is on; without, that SLACK_PORT is free.`,
      error,
    );
  }
}
