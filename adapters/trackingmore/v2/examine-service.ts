import { type Finding, findingsOn } from '../../../src/ports/finding.ts';
import type { RequestBudget } from '../../../src/ports/request-budget.ts';
import { clockFinding } from '../../../src/start/doctor/clock-skew.ts';
import type { ProviderExaminationNeeds } from '../../../src/start/provider-declaration.ts';
import { createClient } from './client.ts';
import * as wire from './wire.ts';

const service = findingsOn('TrackingMore');

export interface ExamineServiceOptions extends ProviderExaminationNeeds {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** One request, for the account. Whatever comes of it, the running bot is neither stopped nor silenced. */
export async function examineService(options: ExamineServiceOptions): Promise<readonly Finding[]> {
  const { baseUrl, apiKey, clock, logger, quotaWarning } = options;
  const state = await options.budget?.check();
  if (state?.kind === 'stopped') {
    return [
      service.fault(
        `nothing is sent, because ${state.reason === 'key-rejected' ? 'the key was rejected' : 'the quota was used up'}`,
        'Put the key or the quota right, then start once with: npm start -- --resume',
      ),
    ];
  }
  const call = createClient({
    baseUrl,
    apiKey,
    budget: onlyLooking(options.budget),
    logger,
    onStop: () => {},
  });
  const answer = await call('account', wire.account);
  if (!answer.ok) return [faultOf(answer.problem.code, baseUrl)];
  const { data, servedAt } = answer.value;
  const clockFound = servedAt === null ? [] : [clockFinding('the tracking service', servedAt, clock())];
  return [service.ok('accepts the key'), ...quotaFinding(data.track_number, quotaWarning), ...clockFound];
}

function quotaFinding(remaining: number | null, least: number): readonly Finding[] {
  if (remaining === null)
    return [service.warning('does not say what is left of the quota', 'See the account’s own page.')];
  const text = `${remaining} parcels can still be added`;
  if (remaining <= 0) return [service.fault(text, 'Renew the plan of the TrackingMore account.')];
  if (remaining < least) return [service.warning(text, 'Renew the plan of the TrackingMore account soon.')];
  return [service.ok(text)];
}

function faultOf(code: string, baseUrl: string): Finding {
  switch (code) {
    case 'key-rejected':
      return service.fault(
        'rejects the key',
        'Set TRACKINGMORE_API_KEY to the one on the account’s API page.',
      );
    case 'quota-used-up':
      return service.fault(
        'the quota is used up',
        'Renew the plan, then start once with: npm start -- --resume',
      );
    case 'provider-busy':
      return service.warning('asks to wait', 'Ask again in two minutes; keep one key to one bot.');
    default:
      return service.fault(
        `does not answer as it should at ${new URL(baseUrl).host} (${code})`,
        'Check the network, and TRACKINGMORE_API_URL if it is set.',
      );
  }
}

/** Waits for its turn like everyone, but leaves no verdict behind. */
function onlyLooking(budget: RequestBudget | null): RequestBudget {
  const granted = async () => ({ kind: 'granted' as const });
  return {
    check: granted,
    reserve: budget?.reserve ?? granted,
    reserveRefresh: granted,
    refreshWaitMs: async () => 0,
    coolDown: async () => {},
    stop: async () => false,
    resume: async () => {},
  };
}
