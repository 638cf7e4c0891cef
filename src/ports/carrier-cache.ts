import type { Carrier } from '../domain/carrier.ts';

export interface CarrierCache {
  read(): Promise<{ readonly carriers: readonly Carrier[]; readonly fetchedAt: number } | null>;
  write(carriers: readonly Carrier[], fetchedAt: number): Promise<void>;
}
