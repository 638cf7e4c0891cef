import type { FinderOptions } from '../finder/candidate.ts';
import type { CarrierIndex } from './carrier-index.ts';

/** What the finder takes of the service's list of carriers; nothing while there is no list. */
export function finderOptions(index: CarrierIndex | null): FinderOptions {
  if (!index) return {};
  return {
    isListed: (code) => index.match(code)?.code === code,
    named: (words) => index.match(words)?.code ?? null,
  };
}
