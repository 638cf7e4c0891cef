import { within } from './within.ts';

/** What is being worked on right now. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves once all of it is done, or after so long. */
  settled(patienceMs: number): Promise<void>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    async track(work) {
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    async settled(patienceMs) {
      await within(patienceMs, Promise.allSettled(running)).catch(() => {});
    },
  };
}
