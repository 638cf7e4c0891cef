/** What is counted while the bot works. */
export interface Metrics {
  /** `outcome` is ok, bug, or the code of a problem. */
  commandDone(verb: string, outcome: string, seconds: number): void;
  /** `outcome` is ok, later, error, or the code of a problem; the counts are rows read and posts made due. */
  jobDone(job: string, outcome: string, counts: { rows: number; posts: number }, seconds: number): void;
  /** `outcome` as in `PostOutcome`. */
  postDone(platform: string, outcome: string): void;
  /** `outcome` is ok, or the code of a problem. */
  apiCalled(operation: string, outcome: string): void;
  quotaLeft(parcels: number): void;
}
