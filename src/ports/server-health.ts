/** How a server is that this program has started itself. */
export interface ServerHealth {
  /** Why nothing is answered now; null while all is well. */
  readonly away: string | null;
  /** What happened to it since this run began, each with its time; the last few, oldest first. */
  readonly incidents: readonly string[];
}
