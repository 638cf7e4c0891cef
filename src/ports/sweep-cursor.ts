export interface SweepCursor {
  /** Up to when everything is known, the service's clock in Unix milliseconds. */
  read(): Promise<number | null>;
  write(cursor: number): Promise<void>;
}
