import type { CourierKey } from '../couriers/couriers.ts';

/** Where the number lies in the addresses of one site, and where a number's own page is. */
export interface LinkPattern {
  /** The ends of the hosts. */
  readonly hosts: readonly string[];
  /** Null for sites that track any courier's parcels. */
  readonly courier: CourierKey | null;
  /** Names of parameters in the query or the fragment, in small letters. */
  readonly parameters?: readonly string[];
  /** What stands before the number in the path or the fragment, in small letters. */
  readonly folders?: readonly string[];
  /** The page of a number, `%` for the number; absent where there is none that opens with the number alone. */
  readonly page?: string;
}

/** One row of the table; words of a list are between blanks. */
export const link = (
  courier: CourierKey | null,
  hosts: string,
  { parameters = '', folders = '', page }: { parameters?: string; folders?: string; page?: string },
): LinkPattern => ({
  courier,
  hosts: hosts.split(' '),
  ...(parameters ? { parameters: parameters.split(' ') } : {}),
  ...(folders ? { folders: folders.split(' ') } : {}),
  ...(page ? { page } : {}),
});
