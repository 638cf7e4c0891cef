/** Two-letter countries. */
export interface Route {
  readonly carrier: string;
  readonly from: string;
  readonly to: string;
}
