/** What is counted while the bot works. */
export interface Metrics {
  /** `outcome` is ok, bug, or the code of a problem. */
  commandDone(verb: string, outcome: string, seconds: number): void;
  /** `kind` as in the sweep's job; the counts of one that failed are 0. */
  sweepDone(
    kind: string,
    outcome: 'ok' | 'failed',
    counts: { rows: number; changes: number },
    seconds: number,
  ): void;
  /** `outcome` as in `PostOutcome`. */
  postDone(platform: string, outcome: string): void;
  /** `outcome` is ok, or the code of a problem. */
  apiCalled(operation: string, outcome: string): void;
  quotaLeft(parcels: number): void;
}
