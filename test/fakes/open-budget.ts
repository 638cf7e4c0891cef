import type { RequestBudget, StopReason } from '../../src/ports/request-budget.ts';

/** A budget without pace, for tests about something else; see the contract in test/contract for the rest. */
export function openBudget() {
  const silences: number[] = [];
  let stopped: StopReason | null = null;
  const grant = () =>
    stopped ? { kind: 'stopped' as const, reason: stopped } : { kind: 'granted' as const };
  const budget: RequestBudget = {
    reserve: async () => grant(),
    reserveRefresh: async () => grant(),
    refreshWaitMs: async () => 0,
    check: async () => grant(),
    coolDown: async (ms) => {
      silences.push(ms);
    },
    stop: async (reason) => {
      const first = stopped === null;
      stopped ??= reason;
      return first;
    },
    resume: async () => {
      stopped = null;
    },
  };
  return { budget, silences };
}
