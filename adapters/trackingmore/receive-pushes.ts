import type { ParcelKey } from '../../src/domain/parcel.ts';
import type { WebhookInbox } from '../../src/ports/webhook-inbox.ts';
import type { Config } from '../../src/start/config.ts';
import type { Listening } from '../../src/start/listening.ts';
import { StartupError } from '../../src/start/startup-error.ts';
import { startWebhookServer, type WebhookServerOptions } from './webhook-server.ts';

/** Takes pushes beside asking, where that is set up; each is noted before it is acknowledged, and read again soon. */
export async function receivePushes(
  { webhook }: Config,
  accountEmail: string | null,
  inbox: WebhookInbox,
  wake: () => Promise<void>,
  { verify, clock, logger }: Pick<WebhookServerOptions, 'verify' | 'clock' | 'logger'>,
): Promise<Listening | null> {
  if (!webhook) return null;
  const email = webhook.email ?? accountEmail;
  if (!email) {
    throw new StartupError('The webhook needs WEBHOOK_EMAIL: the account did not name its e-mail address.');
  }
  const { port, secretPath } = webhook;
  const onPush = async (key: ParcelKey) => {
    await inbox.push(key, clock());
    await wake();
  };
  const server = await startWebhookServer({ port, secretPath, email, verify, onPush, clock, logger });
  logger.info({ port: server.port }, 'the webhook is on');
  return server;
}
