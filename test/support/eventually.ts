import { vi } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

/** What the condition resolves to, once it neither throws nor rejects. */
export function eventually<T>(condition: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(condition, { timeout: PATIENCE_MS, interval: 20 });
}
