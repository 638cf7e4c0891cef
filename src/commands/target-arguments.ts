import type { ArgumentDefinitions } from '../grammar/command-table.ts';
import { target } from '../parcels/kinds.ts';

/** One parcel, or all that a query means. */
export const targetArguments = {
  what: {
    kind: target,
    summary: 'A parcel in any of the usual ways, or a query such as carrier:sto status:exception',
    required: true,
    positional: true,
    greedy: true,
  },
} as const satisfies ArgumentDefinitions;
