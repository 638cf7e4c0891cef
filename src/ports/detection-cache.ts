/** Detection costs, so each number is asked about once. */
export interface DetectionCache {
  /** Carrier codes, best first; null for a number that was never asked about. */
  read(number: string): Promise<readonly string[] | null>;
  write(number: string, codes: readonly string[]): Promise<void>;
}
