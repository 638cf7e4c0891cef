import type { ArgumentDefinitions } from '../grammar/command-table.ts';
import { parcel } from '../parcels/kinds.ts';

/** How every command that is about one parcel names it. */
export const parcelArguments = {
  parcel: {
    kind: parcel,
    summary: 'Carrier and number, the number alone, a title, #3 of the last list, or this',
    required: true,
    positional: true,
  },
} as const satisfies ArgumentDefinitions;
