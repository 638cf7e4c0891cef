import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { silentLogger } from './silent-logger.ts';

/** What observing and announcing take besides the stores and a clock, where nothing of it matters to the test. */
export function noticeNeeds(platform: string, notifier: Notifier) {
  return {
    offer: OFFER,
    budget: openBudget().budget,
    carriers: { index: async () => null, nameOf: async (code: string) => code },
    deliveredGraceMs: 1e12,
    listUsage: '/parcels list',
    settingsUsage: '/parcels settings',
    logger: silentLogger,
    notifiers: new Map([[platform, notifier]]),
    wakeOutbox: async () => {},
  };
}
