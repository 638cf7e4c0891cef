import type { CarrierCache } from '../../ports/carrier-cache.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { TrackingApi } from '../../ports/tracking-provider.ts';
import { type CarrierIndex, createCarrierIndex } from './carrier-index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long to leave the service alone after it could not give the list. */
const RETRY_MS = 60_000;

/** Which carriers there are. Asks the service at most once a day, whatever number of processes there is. */
export interface CarrierDirectory {
  /** Null while no list was ever obtained. */
  index(): Promise<CarrierIndex | null>;
  /** The name people know; the code where there is none. */
  nameOf(code: string): Promise<string>;
}

export interface CarrierDirectoryOptions {
  readonly api: Pick<TrackingApi, 'carriers'>;
  readonly cache: CarrierCache;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createCarrierDirectory(options: CarrierDirectoryOptions): CarrierDirectory {
  const { api, cache, clock, logger } = options;
  let current: { index: CarrierIndex; fetchedAt: number } | null = null;
  let loading: Promise<void> | null = null;
  let restUntil = 0;

  async function load(): Promise<void> {
    const stored = await cache.read();
    if (stored) current = { index: createCarrierIndex(stored.carriers), fetchedAt: stored.fetchedAt };
    if (isFresh()) return;
    const answer = await api.carriers();
    if (!answer.ok || answer.value.length === 0) {
      restUntil = clock() + RETRY_MS;
      logger.warn({ problem: answer.ok ? 'empty list' : answer.problem.code }, 'carrier list not refreshed');
      return;
    }
    current = { index: createCarrierIndex(answer.value), fetchedAt: clock() };
    await cache.write(answer.value, clock());
  }

  const isFresh = () => current !== null && clock() - current.fetchedAt < DAY_MS;

  async function index(): Promise<CarrierIndex | null> {
    if (isFresh() || clock() < restUntil) return current?.index ?? null;
    loading ??= load().finally(() => {
      loading = null;
    });
    // A list that is a little old serves while the new one is on its way.
    if (!current) await loading;
    else loading.catch((error) => logger.warn({ reason: String(error) }, 'carrier list not refreshed'));
    return current?.index ?? null;
  }

  return {
    index,
    async nameOf(code) {
      return (await index())?.match(code)?.name ?? code;
    },
  };
}
