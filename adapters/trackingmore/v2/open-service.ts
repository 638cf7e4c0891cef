import type { Logger } from '../../../src/ports/logger.ts';
import type { TrackingApi } from '../../../src/ports/tracking-provider.ts';
import type { OpenProvider, ProviderNeeds } from '../../../src/start/provider-declaration.ts';
import { StartupError } from '../../../src/start/startup-error.ts';
import { countCalls } from '../count-calls.ts';
import { receivePushes } from '../receive-pushes.ts';
import type { TrackingMoreConfig } from './settings.ts';
import { createTrackingMore } from './tracking-more.ts';
import { verifyPush } from './webhook.ts';

/** Asks for the account first: whoever starts the bot should hear at once of a key that is refused. */
export async function openService(
  { apiKey, url, webhook }: TrackingMoreConfig,
  { budget, metrics, logger }: ProviderNeeds,
): Promise<OpenProvider> {
  const service = createTrackingMore({
    baseUrl: url,
    apiKey,
    budget,
    logger,
    onStop: (reason) =>
      logger.error(
        { reason },
        'the tracking service refuses the API key: nothing is sent until a person acts',
      ),
  });
  const api = countCalls(service, metrics);
  const accountEmail = await emailOfAccount(api, logger);
  return {
    api,
    async receivePushes(needs) {
      if (!webhook) return null;
      const email = webhook.email ?? accountEmail;
      if (!email) {
        throw new StartupError(
          'The webhook needs WEBHOOK_EMAIL: the account did not name its e-mail address.',
        );
      }
      return receivePushes({ ...webhook, email, verify: verifyPush }, needs);
    },
  };
}

/** A key that is refused can serve nobody. A service that is away is another matter: it will come back. */
async function emailOfAccount(api: TrackingApi, logger: Logger): Promise<string | null> {
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
