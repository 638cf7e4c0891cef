import { defineProvider } from '../../../src/start/provider-declaration.ts';
import { examineService } from './examine-service.ts';
import { OFFER } from './offer.ts';
import { openService } from './open-service.ts';
import { trackingMoreSettings } from './settings.ts';

const MINIATURE_KEY = 'sandbox';

export const trackingMore = defineProvider({
  key: {
    setting: 'TRACKINGMORE_API_KEY',
    advice: 'get one at https://www.trackingmore.com (API page of the account)',
  },
  settings: trackingMoreSettings,
  apiKey: ({ apiKey }) => apiKey,
  offer: OFFER,
  pace: ({ requestsPerSecond }) => ({ ...OFFER.pace, general: requestsPerSecond }),
  summary: ({ webhook }) => (webhook ? [{ role: 'web', text: `webhook on port ${webhook.port}` }] : []),
  examine: ({ apiKey, url }, needs) => examineService({ ...needs, apiKey, baseUrl: url }),
  open: openService,
  async startMiniature() {
    const { startSandbox } = await import('../sandbox/sandbox.ts');
    // An hour of a parcel's life passes in a second.
    const { url, stop } = await startSandbox({
      apiKey: MINIATURE_KEY,
      clock: Date.now,
      enforceRate: true,
      hoursPerSecond: 1,
      firstCheckSeconds: 0,
      quota: 500,
    });
    return {
      config: { apiKey: MINIATURE_KEY, url, requestsPerSecond: OFFER.pace.general, webhook: null },
      stop,
    };
  },
});
