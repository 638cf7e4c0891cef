import { defineSettings } from '../../../src/start/declared-settings.ts';
import { number, secret, text, web } from '../../../src/start/setting-types.ts';
import { OFFER } from './offer.ts';

export interface TrackingMoreConfig {
  readonly apiKey: string;
  readonly url: string;
  readonly requestsPerSecond: number;
  /** Null means that nothing is pushed. */
  readonly webhook: WebhookConfig | null;
}

export interface WebhookConfig {
  readonly port: number;
  readonly secretPath: string;
  /** Null for the one that the account names. */
  readonly email: string | null;
}

export const trackingMoreSettings = defineSettings({
  types: {
    TRACKINGMORE_API_KEY: secret(text),
    TRACKINGMORE_API_URL: web,
    TRACKINGMORE_REQUESTS_PER_SECOND: number(OFFER.pace.general, 0.1, 1_000),
    WEBHOOK_SECRET: secret(
      text.refine(
        (value) => value === null || /^[\w-]{16,}$/.test(value),
        'must be at least 16 letters, digits, - or _, which nobody can guess',
      ),
    ),
    WEBHOOK_PORT: number(3001, 0, 65_535),
    WEBHOOK_EMAIL: text,
  },
  switches: [{ what: 'webhook', setting: 'WEBHOOK_SECRET' }],
  configure(set): TrackingMoreConfig | null {
    if (set.TRACKINGMORE_API_KEY === null) return null;
    return {
      apiKey: set.TRACKINGMORE_API_KEY,
      url: set.TRACKINGMORE_API_URL ?? 'https://api.trackingmore.com/v2',
      requestsPerSecond: set.TRACKINGMORE_REQUESTS_PER_SECOND,
      webhook: set.WEBHOOK_SECRET
        ? { port: set.WEBHOOK_PORT, secretPath: set.WEBHOOK_SECRET, email: set.WEBHOOK_EMAIL }
        : null,
    };
  },
});
