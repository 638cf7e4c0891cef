import type { ParcelKey } from '../../src/domain/parcel.ts';
import type { Listening } from '../../src/start/listening.ts';
import type { PushNeeds } from '../../src/start/provider-declaration.ts';
import { startWebhookServer, type WebhookServerOptions } from './webhook-server.ts';

/** Takes pushes beside asking; each is noted before it is acknowledged, and read again soon. */
export async function receivePushes(
  where: Pick<WebhookServerOptions, 'port' | 'secretPath' | 'email' | 'verify'>,
  { inbox, wake, clock, logger }: PushNeeds,
): Promise<Listening> {
  const onPush = async (key: ParcelKey) => {
    await inbox.push(key, clock());
    await wake();
  };
  const server = await startWebhookServer({ ...where, onPush, clock, logger });
  logger.info({ port: server.port }, 'the webhook is on');
  return server;
}
