import type { Carrier } from '../../domain/carrier.ts';
import type { FinderOptions } from '../finder/candidate.ts';
import type { CarrierIndex } from './carrier-index.ts';

/** What the service's list of carriers tells the finder; nothing while there is none. */
export function finderOptions(index: CarrierIndex | null): FinderOptions {
  if (!index) return {};
  return {
    isListed: (code) => index.match(code)?.code === code,
    named: (words) => index.match(words)?.code ?? null,
  };
}

/** The carriers that the service lists under these codes. */
export function carriersOf(codes: readonly string[], index: CarrierIndex | null): readonly Carrier[] {
  return codes.flatMap((code) => {
    const carrier = index?.match(code);
    return carrier?.code === code ? [carrier] : [];
  });
}
