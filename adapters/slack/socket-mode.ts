import { SocketModeReceiver } from '@slack/bolt';
import type { Opened } from '../../src/async/keep-open.ts';
import { within } from '../../src/async/within.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { createBoltLogger } from './bolt-logger.ts';

const PATIENCE_MS = 20_000;

/**
 * Socket Mode without the library's own attempts to connect anew: a refusal ends them with a rejection that nobody can
 * catch, and between failures they pause for longer and longer without an end.
 */
export function createSocketReceiver(
  appToken: string,
  apiUrl: string | null,
  logger: Logger,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(logger),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: PATIENCE_MS / 2,
      },
    },
  });
}

/** Rejects where Slack refuses, or has not said hello in time. https://docs.slack.dev/apis/events-api/using-socket-mode */
export async function openSocket({ client }: SocketModeReceiver): Promise<Opened> {
  await within(PATIENCE_MS, client.start()).catch(async (error) => {
    // What may still be opening must not stand beside the next one.
    await within(PATIENCE_MS, client.disconnect()).catch(() => {});
    throw error ?? new Error('the connection was closed');
  });
  const ended = new Promise<string>((resolve) => {
    client.once('disconnected', () => resolve('the connection was closed'));
  });
  return { ended };
}
