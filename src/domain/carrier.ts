/** A courier as the provider lists it. `code` is what the API takes: `sto`, `china-ems`. */
export interface Carrier {
  readonly code: string;
  readonly name: string;
  readonly phone: string | null;
  readonly homepage: string | null;
}
