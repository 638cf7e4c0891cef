import { createTrackingMore } from '../../../adapters/trackingmore/v2/tracking-more.ts';
import type { StopReason } from '../../../src/ports/request-budget.ts';
import { openBudget } from '../../fakes/open-budget.ts';
import { type Answer, useRecordingApi } from '../../fakes/recording-api.ts';
import { recordingLogger } from '../../support/silent-logger.ts';

export const API_KEY = 'test-key-4711';

/** The real client against a server that gives these answers. */
export function useClient(...answers: readonly Answer[]) {
  return connect(answers);
}

/** The same, which does not wait long for an answer. */
export function useHastyClient(...answers: readonly Answer[]) {
  return connect(answers, { timeoutMs: 100 });
}

async function connect(answers: readonly Answer[], options: { timeoutMs?: number } = {}) {
  const { url, requests } = await useRecordingApi(...answers);
  const { budget, silences } = openBudget();
  const logger = recordingLogger();
  const stops: StopReason[] = [];
  const api = createTrackingMore({
    baseUrl: url,
    apiKey: API_KEY,
    budget,
    logger,
    onStop: (reason) => stops.push(reason),
    retryPauseMs: 1,
    ...options,
  });
  return { api, requests, silences, stops, logger };
}
