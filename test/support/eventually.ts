import { vi } from 'vitest';

/** Longer than a busy machine needs for whatever must come: the wait ends as soon as it is there. */
const PATIENCE = { timeout: 60_000, interval: 20 };

/** What the condition resolves to, once it neither throws nor rejects. */
export function eventually<T>(condition: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(condition, PATIENCE);
}
