import type { ArgumentDefinitions } from '../../grammar/command-table.ts';
import { file, lines } from '../../grammar/kinds/plain.ts';

/** How the commands about many parcels say which. */
export const bulkArguments = {
  parcels: {
    kind: lines,
    summary: 'A query such as status:exception since:30d, or one parcel a line',
    required: false,
    positional: true,
    aliases: ['query', 'lines'],
  },
  /** Those that were shown and agreed to. */
  keys: { kind: file, summary: '', required: false, positional: false, hidden: true },
} as const satisfies ArgumentDefinitions;
